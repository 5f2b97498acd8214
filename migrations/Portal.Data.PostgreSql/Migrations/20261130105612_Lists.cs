using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Lists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HostKey",
                table: "Machines",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true,
                computedColumnSql: "LOWER(\"Host\")",
                stored: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_Machines_CatalogId_HeldName",
                table: "Machines",
                columns: new[] { "CatalogId", "HeldName" });

            migrationBuilder.CreateIndex(
                name: "IX_Machines_HostKey_HeldName",
                table: "Machines",
                columns: new[] { "HostKey", "HeldName" });

            migrationBuilder.CreateIndex(
                name: "IX_Machines_Name_Id",
                table: "Machines",
                columns: new[] { "Name", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Machines_Removed",
                table: "Machines",
                columns: new[] { "Name", "Id" },
                filter: "\"State\" = 4");

            migrationBuilder.CreateIndex(
                name: "IX_Items_State_HeldSubject",
                table: "Items",
                columns: new[] { "State", "HeldSubject" },
                filter: "\"HeldSubject\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Machines_CatalogId_HeldName",
                table: "Machines");

            migrationBuilder.DropIndex(
                name: "IX_Machines_HostKey_HeldName",
                table: "Machines");

            migrationBuilder.DropIndex(
                name: "IX_Machines_Name_Id",
                table: "Machines");

            migrationBuilder.DropIndex(
                name: "IX_Machines_Removed",
                table: "Machines");

            migrationBuilder.DropIndex(
                name: "IX_Items_State_HeldSubject",
                table: "Items");

            migrationBuilder.DropColumn(
                name: "HostKey",
                table: "Machines");
        }
    }
}
