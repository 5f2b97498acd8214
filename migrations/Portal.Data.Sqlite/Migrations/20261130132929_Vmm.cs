using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Vmm : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ActivePowerActions",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 50);

            migrationBuilder.AddColumn<string>(
                name: "IdentityFolder",
                table: "Connections",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MaintenanceNote",
                table: "Connections",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MaintenanceSince",
                table: "Connections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "NewPowerActionsPerMinute",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<string>(
                name: "PortClassification",
                table: "Connections",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PowerActionsPercent",
                table: "Connections",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<string>(
                name: "VmmMachine",
                table: "Connections",
                type: "TEXT",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VmmServer",
                table: "Connections",
                type: "TEXT",
                maxLength: 255,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ActivePowerActions",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "IdentityFolder",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "MaintenanceNote",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "MaintenanceSince",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "NewPowerActionsPerMinute",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "PortClassification",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "PowerActionsPercent",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "VmmMachine",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "VmmServer",
                table: "Connections");
        }
    }
}
