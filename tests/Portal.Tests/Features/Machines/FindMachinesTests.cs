using Portal.Features;
using Portal.Features.Catalogs;
using Portal.Features.Machines;
using Portal.TestKit.Features;
using Xunit;

namespace Portal.Tests.Features.Machines;

public sealed class FindMachinesTests : PortalTests
{
    [Theory]
    [InlineData("VDI-002", "VDI-002")]
    [InlineData(" vdi-002 ", "VDI-002")]
    [InlineData("v", "VDI-001 VDI-002 VDI-003")]
    [InlineData("di-00", "VDI-001 VDI-002 VDI-003")]
    [InlineData("-003", "VDI-003")]
    [InlineData(@"LAB\vdi-002$", "VDI-002")]
    [InlineData("VDI-002$", "VDI-002")]
    [InlineData("00-15-5D-80-00-01", "VDI-002")]
    [InlineData("00:15:5d:80:00:01", "VDI-002")]
    [InlineData("0015.5d80.0001", "VDI-002")]
    [InlineData("00155d800001", "VDI-002")]
    [InlineData("00155d800009", "")]
    [InlineData("hv02", "VDI-002")]
    [InlineData("HV02.lab.example", "VDI-002")]
    [InlineData("hv0", "VDI-001 VDI-002 VDI-003")]
    [InlineData("hv03", "")]
    [InlineData("", "")]
    [InlineData("$", "")]
    [InlineData("%", "")]
    [InlineData("' OR 1", "")]
    public async Task Machines_are_found_by_name_address_account_and_host(string typed, string expected)
    {
        await Portal.MakeAsync(Connection);

        var found = await FindAsync(typed);

        Assert.Equal(expected, string.Join(' ', found.Machines.Select(machine => machine.Name).Order(StringComparer.Ordinal)));
        Assert.False(found.More);
    }

    [Fact]
    public async Task What_begins_with_it_goes_before_what_has_it_elsewhere_and_there_may_be_more()
    {
        await Portal.MakeAsync(Connection, machines: 2);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2) with { Name = "Other", NamingPattern = "A-VDI-#" }, PortalUnderTest.Anna, Ct);

        var found = await Get<FindMachines>().ExecuteAsync("vdi", limit: 3, Ct);

        Assert.Equal(["VDI-001", "VDI-002", "A-VDI-1"], found.Machines.Select(machine => machine.Name));
        Assert.True(found.More);
    }

    [Fact]
    public async Task A_hit_says_in_one_line_how_it_stands_and_where()
    {
        Portal.Hosts.Refuse = call => call.Act == "Create" ? MemoryFaults.Full(call.Host) : null;
        var made = await Portal.MakeAsync(Connection, machines: 1);

        var machine = Assert.Single((await FindAsync("vdi")).Machines);

        Assert.Equal(("VDI-001", Condition.NeedsYou, "hv01.lab.example refused it: the volume is full.", A.Host, made.Catalog, "Office"),
            (machine.Name, machine.Condition, machine.Why, machine.Host, machine.CatalogId, machine.Catalog));
        Assert.InRange(machine.Since, Portal.Began, Portal.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_is_gone_is_not_found()
    {
        var made = await Portal.MakeAsync(Connection, machines: 1);
        await Get<RemoveCatalog>().ExecuteAsync(made.Catalog, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        foreach (var typed in (string[])["VDI-001", "v", "hv01", "00155d800000"]) Assert.Empty((await FindAsync(typed)).Machines);
    }

    private Task<FoundMachines> FindAsync(string typed) => Get<FindMachines>().ExecuteAsync(typed, FindMachines.Usual, Ct);
}
