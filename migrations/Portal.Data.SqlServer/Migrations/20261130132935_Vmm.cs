using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.SqlServer.Migrations
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
                type: "int",
                nullable: false,
                defaultValue: 50);

            migrationBuilder.AddColumn<string>(
                name: "IdentityFolder",
                table: "Connections",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "MaintenanceNote",
                table: "Connections",
                type: "nvarchar(400)",
                maxLength: 400,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<long>(
                name: "MaintenanceSince",
                table: "Connections",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "NewPowerActionsPerMinute",
                table: "Connections",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<string>(
                name: "PortClassification",
                table: "Connections",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<int>(
                name: "PowerActionsPercent",
                table: "Connections",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<string>(
                name: "VmmMachine",
                table: "Connections",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "VmmServer",
                table: "Connections",
                type: "nvarchar(255)",
                maxLength: 255,
                nullable: true,
                collation: "Latin1_General_100_BIN2");
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
