using Microsoft.EntityFrameworkCore;
using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Domain.Machines;
using Portal.Features.Catalogs;
using Portal.Features.Connections;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class CreateCatalogTests : PortalTests
{
    [Fact]
    public async Task A_catalog_comes_to_life_with_all_of_its_machines()
    {
        var ordered = await Portal.MakeAsync(Connection, machines: 5);

        await using var db = Portal.Read();
        var machines = await db.Machines.OrderBy(machine => machine.Name).ToListAsync(Ct);
        Assert.Equal(["VDI-001", "VDI-002", "VDI-003", "VDI-004", "VDI-005"], machines.Select(machine => machine.Name));
        Assert.All(machines, machine => Assert.Equal(MachineState.Ready, machine.State));
        Assert.Equal(["hv01.lab.example", "hv02.lab.example"], machines.Select(machine => machine.Host).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 5).Select(n => 0x00155D800000 + n), machines.Select(machine => machine.Mac!.Value).Order());
        Assert.Equal(ImageState.Ready, (await db.Images.SingleAsync(Ct)).State);
        Assert.Equal(RunState.Finished, (await db.Runs.SingleAsync(run => run.Id == ordered.Run, Ct)).State);
        Assert.Equal(machines.Select(machine => (machine.Name, machine.DiskPath)).Order(), Portal.Hosts.Site.Machines.Select(vm => (vm.Name, vm.Order.BootDisk)).Order());
        Assert.All(Portal.Hosts.Site.Machines, vm => Assert.True(vm.Order.Clustered));
    }

    [Fact]
    public async Task Identity_disks_lie_in_a_folder_of_their_own_where_the_connection_has_one()
    {
        var added = await Get<AddConnection>().ExecuteAsync(
            PortalUnderTest.ClusterOrder with { Name = "Cluster 2", StorageFolder = @"C:\ClusterStorage\Volume1\Second", IdentityFolder = @"C:\ClusterStorage\Volume1\Identities" }, PortalUnderTest.Anna, Ct);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { ConnectionId = added.Value }, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        var vm = Assert.Single(Portal.Hosts.Site.Machines);
        Assert.Equal((@"C:\ClusterStorage\Volume1\Second\Office\VDI-001\VDI-001.vhdx", @"C:\ClusterStorage\Volume1\Identities\Office\VDI-001\VDI-001-identity.vhdx"),
            (vm.Order.BootDisk, vm.Order.IdentityDisk));
    }

    [Fact]
    public async Task The_order_is_taken_before_anything_is_made_and_workers_are_told()
    {
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct);

        Assert.True(answer.IsYes);
        Assert.Empty(Portal.Ours);
        Assert.Equal(1, Portal.Node.Rings);
        await using var db = Portal.Read();
        Assert.Equal([ItemState.Waiting, ItemState.Held, ItemState.Held, ItemState.Held], await db.Items.OrderBy(item => item.Place).Select(item => item.State).ToListAsync(Ct));
        Assert.Equal(("anna", "test", "create-catalog", "Office", "accepted"), await db.Audit.Where(entry => entry.What == "create-catalog")
            .Select(entry => new ValueTuple<string, string, string, string, string>(entry.Who, entry.From, entry.What, entry.Subject, entry.Outcome)).SingleAsync(Ct));
    }

    [Fact]
    public async Task A_big_order_is_written_in_batches()
    {
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 600), PortalUnderTest.Anna, Ct);

        await using var db = Portal.Read();
        Assert.Equal(601, await db.Items.CountAsync(item => item.RunId == answer.Value!.Run, Ct));
        Assert.Equal(600, await db.Machines.Select(machine => machine.Name).Distinct().CountAsync(Ct));
        Assert.Equal(13, Portal.Node.Life.Counts["prepare"]); // twelve of 50, and one of 1
    }

    public static TheoryData<string, string, string> Bad => new()
    {
        { "name", "a/b", "no '/'" },
        { "namingPattern", "VDI", "no room for a number" },
        { "namingPattern", "DESKTOP-HELPDESK-##", "at most 15 characters" },
        { "namingPattern", "##", "all digits" },
        { "namingPattern", "V_#", "only A-Z, 0-9 and hyphens" },
        { "machines", "0", "1 to 10,000" },
        { "machines", "-1", "1 to 10,000" },
        { "machines", "100000", "1 to 10,000" },
        { "processors", "0", "1 to 64" },
        { "memoryBytes", "1000", "512 MiB to 1 TiB" },
        { "master", "nobody", "no such VM" },
        { "checkpoint", "yesterday", "no such checkpoint" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_field_is_refused_with_field_value_rule_and_remedy(string field, string value, string rule)
    {
        var number = int.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        var order = field switch
        {
            "name" => Catalog() with { Name = value },
            "namingPattern" => Catalog() with { NamingPattern = value },
            "machines" => Catalog() with { Machines = number },
            "processors" => Catalog() with { Processors = number },
            "memoryBytes" => Catalog() with { MemoryBytes = number },
            "master" => Catalog() with { Master = value },
            _ => Catalog() with { Checkpoint = value },
        };

        var answer = await Get<CreateCatalog>().ExecuteAsync(order, PortalUnderTest.Anna, Ct);

        Says(answer.Verdict, field, rule);
        Assert.Equal(value, answer.Verdict.Objections[0].Value);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task All_objections_are_told_at_once()
    {
        var order = Catalog() with { Name = "", NamingPattern = "VDI", Machines = 0, Processors = 99, Master = "nobody" };

        var answer = await Get<CreateCatalog>().ExecuteAsync(order, PortalUnderTest.Anna, Ct);

        Assert.Equal(["machines", "master", "name", "namingPattern", "processors"], answer.Verdict.Objections.Select(objection => objection.Field).Order());
    }

    [Fact]
    public async Task A_pattern_without_room_for_the_order_says_how_many_names_are_free()
    {
        var answer = await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 10) with { NamingPattern = "VDI-#" }, PortalUnderTest.Anna, Ct);

        Says(answer.Verdict, "namingPattern", "It has 9 free names; 10 were asked for.");
    }

    [Fact]
    public async Task A_running_master_needs_a_checkpoint()
    {
        Portal.Hosts.Site.Masters[0] = Portal.Hosts.Site.Masters[0] with { Running = true };

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { Checkpoint = null }, PortalUnderTest.Anna, Ct)).Verdict, "checkpoint", "is running");
        Assert.True((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).IsYes);
    }

    [Fact]
    public async Task A_master_that_is_off_may_be_taken_as_it_is()
    {
        await Get<CreateCatalog>().ExecuteAsync(Catalog() with { Checkpoint = null }, PortalUnderTest.Anna, Ct);

        await using var db = Portal.Read();
        Assert.Equal(Portal.Hosts.Site.Masters[0].DiskPath, (await db.Images.SingleAsync(Ct)).SourcePath);
    }

    [Fact]
    public async Task Hosts_before_Windows_Server_2012_get_VHD_from_the_image_to_the_identity_disk()
    {
        MakeOld();
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Master = "win-2022" }, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        var machine = await db.Machines.SingleAsync(Ct);
        Assert.Equal(MachineState.Ready, machine.State);
        Assert.Equal(["image-1.vhd", "VDI-001.vhd", "VDI-001-identity.vhd"],
            new[] { (await db.Images.SingleAsync(Ct)).Path, machine.DiskPath, machine.IdentityPath }.Select(path => path!.Split('\\')[^1]));
        Assert.DoesNotContain(Portal.Ours, thing => thing.EndsWith(".vhdx", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_catalog_keeps_its_format_when_its_hosts_are_upgraded()
    {
        MakeOld();
        var catalog = (await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 1) with { Master = "win-2022" }, PortalUnderTest.Anna, Ct)).Value!.Catalog;
        await Portal.Node.WorkAsync();
        for (var n = 0; n < Portal.Hosts.Site.Hosts.Count; n++) Portal.Hosts.Site.Hosts[n] = Portal.Hosts.Site.Hosts[n] with { WindowsVersion = "10.0.20348" };

        var plan = (await Get<PlanMachines>().ExecuteAsync(catalog, 1, Ct)).Value!;
        await Get<AddMachines>().ExecuteAsync(catalog, 1, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        await using var db = Portal.Read();
        Assert.All(await db.Machines.ToListAsync(Ct), machine => Assert.EndsWith(".vhd", machine.DiskPath, StringComparison.Ordinal));
        Assert.Equal(plan.Machines[0].DiskPath, (await db.Machines.SingleAsync(machine => machine.Name == "VDI-002", Ct)).DiskPath);
        Assert.Equal(2, Portal.Hosts.Site.MachinesCreated);
    }

    [Fact]
    public async Task A_disk_that_no_VHD_holds_is_refused_where_hosts_know_no_other()
    {
        MakeOld();
        var site = Portal.Hosts.Site;
        Assert.True(site.TryGet("hv02.lab.example", site.Masters[1].Checkpoints[0].DiskPath, out var file));
        site.Put("hv02.lab.example", file with { Disk = file.Disk! with { VirtualBytes = 3L << 40 } });

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { Master = "win-2022" }, PortalUnderTest.Anna, Ct)).Verdict, "master", "3 TiB", "smaller disk");
    }

    [Fact]
    public async Task More_than_hosts_of_windows_server_2008_r2_give_a_machine_is_refused_before_anything_is_made()
    {
        MakeOld();

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { Master = "win-2022", Processors = 5 }, PortalUnderTest.Anna, Ct)).Verdict, "processors", "at most 4 processors", "A catalog with 1 to 4");
        Says((await Get<PlanCatalog>().ExecuteAsync(Catalog() with { Master = "win-2022", MemoryBytes = 65L << 30 }, Ct)).Verdict, "memoryBytes", "at most 64 GiB", "upgrade the hosts");
    }

    private void MakeOld()
    {
        var hosts = Portal.Hosts.Site.Hosts;
        for (var n = 0; n < hosts.Count; n++) hosts[n] = hosts[n] with { WindowsVersion = "6.1.7601" };
    }

    [Fact]
    public async Task Generation_2_is_refused_where_a_host_has_windows_server_2012()
    {
        Portal.Hosts.Site.Hosts[1] = Portal.Hosts.Site.Hosts[1] with { WindowsVersion = "6.2.9200" };

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Verdict, "master", "Generation 2", "Generation 1");
    }

    [Fact]
    public async Task Storage_must_hold_what_this_order_writes_and_what_others_were_promised()
    {
        const long Image = (8 + 4) << 20; // the frozen disk of the master, and a table
        const long Machine = (4 + 5) << 20;
        Portal.Hosts.Site.Room = new(1L << 40, (2 * Image) + (5 * Machine));
        Assert.True((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).IsYes);

        var second = Catalog() with { Name = "Sales", NamingPattern = "SALES-#" };
        Says((await Get<CreateCatalog>().ExecuteAsync(second, PortalUnderTest.Anna, Ct)).Verdict, "storageFolder", "will be written");
        Assert.True((await Get<CreateCatalog>().ExecuteAsync(second with { Machines = 2 }, PortalUnderTest.Anna, Ct)).IsYes);
    }

    [Fact]
    public async Task What_is_whole_is_promised_no_more()
    {
        await Portal.MakeAsync(Connection);
        Portal.Hosts.Site.Room = new(1L << 40, (12 + (3 * 9)) << 20);

        Assert.True((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { Name = "Sales", NamingPattern = "SALES-#" }, PortalUnderTest.Anna, Ct)).IsYes);
    }

    [Fact]
    public async Task A_name_that_a_catalog_has_is_refused_in_whatever_case()
    {
        await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct);

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { Name = "OFFICE" }, PortalUnderTest.Anna, Ct)).Verdict, "name", "'Office' already");
    }

    [Fact]
    public async Task Names_that_machines_orders_under_way_or_foreign_vms_have_are_passed_over()
    {
        Portal.Hosts.Site.AddMaster("VDI-002", "hv01.lab.example", generation: 1);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2), PortalUnderTest.Anna, Ct);
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 2) with { Name = "Sales" }, PortalUnderTest.Anna, Ct);

        await using var db = Portal.Read();
        Assert.Equal(["VDI-001", "VDI-003", "VDI-004", "VDI-005"], await db.Machines.Select(machine => machine.Name).OrderBy(name => name).ToListAsync(Ct));
    }

    [Fact]
    public async Task A_chain_that_runs_in_a_circle_is_refused()
    {
        var (frozen, leaf) = (Portal.Hosts.Site.Masters[0].Checkpoints[0].DiskPath, Portal.Hosts.Site.Masters[0].DiskPath!);
        Portal.Hosts.Site.Put(A.Host, new(frozen, null, new(frozen, "VHDX", "Differencing", 64L << 20, 8L << 20, leaf)));

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Verdict, "master", "does not end");
    }

    [Fact]
    public async Task A_parent_that_is_missing_is_named()
    {
        var frozen = Portal.Hosts.Site.Masters[0].Checkpoints[0].DiskPath;
        Portal.Hosts.Site.Remove(A.Host, frozen);

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { Checkpoint = null }, PortalUnderTest.Anna, Ct)).Verdict, "master", $"{frozen}, the parent of");
    }

    [Fact]
    public async Task A_damaged_master_is_refused_in_the_hosts_words()
    {
        Portal.Hosts.Refuse = call => call.Act == "FindDisk" ? new(HostFault.Damaged, call.Host, "The file is no virtual disk (0xC03A0015).", "Choose another file.") : null;

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Verdict, "master", "0xC03A0015", "another file");
    }

    [Fact]
    public async Task A_host_that_is_down_is_an_objection_and_nothing_is_left()
    {
        foreach (var host in Portal.Hosts.Site.Hosts) Portal.Hosts.Set(host.Name, MemoryFault.Down);

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog(), PortalUnderTest.Anna, Ct)).Verdict, "connectionId", "does not answer");
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task A_connection_that_is_not_there_is_an_objection() =>
        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { ConnectionId = Guid.NewGuid() }, PortalUnderTest.Anna, Ct)).Verdict, "connectionId", "no such connection");

    [Fact]
    public async Task A_path_that_windows_cannot_hold_is_refused()
    {
        var order = PortalUnderTest.ClusterOrder with { Name = "Deep", StorageFolder = $@"C:\ClusterStorage\Volume1\{new string('x', 150)}" };
        var deep = (await Get<AddConnection>().ExecuteAsync(order, PortalUnderTest.Anna, Ct)).Value;

        Says((await Get<CreateCatalog>().ExecuteAsync(Catalog() with { ConnectionId = deep }, PortalUnderTest.Anna, Ct)).Verdict, "name", "at most 200 characters");
    }

    [Fact]
    public async Task A_refusal_is_in_the_audit_with_its_reasons()
    {
        await Get<CreateCatalog>().ExecuteAsync(Catalog(machines: 0), PortalUnderTest.Anna, Ct);

        await using var db = Portal.Read();
        Assert.Contains("1 to 10,000", (await db.Audit.SingleAsync(entry => entry.What == "create-catalog", Ct)).Outcome, StringComparison.Ordinal);
    }

    private async Task NothingIsLeftAsync()
    {
        await using var db = Portal.Read();
        Assert.Equal((0, 0, 0), (await db.Catalogs.CountAsync(Ct), await db.Runs.CountAsync(Ct), await db.Machines.CountAsync(Ct)));
    }
}
