using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Features;
using Portal.Features.Catalogs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class MasterBackupTests : PortalTests
{
    [Fact]
    public async Task A_backup_is_named_after_the_catalog_and_the_day_and_taken_once()
    {
        var taken = await BackUpAsync("debian-12", "Sales");
        var again = await BackUpAsync("debian-12", "Sales");

        Assert.Equal("Backup before Sales, 2000-01-01", taken.Value!.Name);
        Assert.Equal(taken.Value, again.Value);
        var master = Portal.Hosts.Site.Masters.Single(each => each.Name == "debian-12");
        Assert.Equal(["golden", taken.Value.Name], master.Checkpoints.Select(each => each.Name));
        await using var db = Portal.Read();
        Assert.Equal(2, await db.Audit.CountAsync(entry => entry.What == "back-up-master" && entry.Subject == "debian-12" && entry.After == taken.Value.Name, Ct));
    }

    [Fact]
    public async Task A_removed_catalog_leaves_the_backup()
    {
        var taken = (await BackUpAsync("debian-12", "Office")).Value!;
        var made = await Portal.MakeAsync(Connection, machines: 1);
        await Get<RemoveCatalog>().ExecuteAsync(made.Catalog, PortalUnderTest.Anna, Ct);
        await Portal.Node.WorkAsync();

        Assert.Contains(Portal.Hosts.Site.Masters.Single(each => each.Name == "debian-12").Checkpoints, each => each.Id == taken.Id);
    }

    [Fact]
    public async Task A_master_goes_back_to_a_checkpoint_that_it_has_while_it_is_off()
    {
        Assert.True((await RestoreAsync("debian-12", "golden")).IsYes);
        Says(await RestoreAsync("debian-12", "none"), "checkpoint", "has no such checkpoint");
        Says(await RestoreAsync("nobody", "golden"), "master", "no");
        var masters = Portal.Hosts.Site.Masters;
        masters[0] = masters[0] with { Running = true };
        Says(await RestoreAsync(masters[0].Name, "golden"), "master", "running");
        await using var db = Portal.Read();
        Assert.Equal(["""{"Checkpoint":"golden","Confirmed":"None"}"""], await db.Audit.Where(entry => entry.What == "restore-master" && entry.Outcome == "accepted").Select(entry => entry.After).ToListAsync(Ct));
    }

    [Fact]
    public async Task What_cannot_be_backed_up_says_why()
    {
        Says((await BackUpAsync("nobody", "Sales")).Verdict, "master", "no");
        Says((await BackUpAsync("debian-12", "a/b")).Verdict, "name", "'/'");
        Portal.Hosts.Set("hv01.lab.example", MemoryFault.Down);
        Says((await BackUpAsync("debian-12", "Sales")).Verdict, "master", "does not answer");
    }

    private Task<Answer<VmCheckpoint>> BackUpAsync(string master, string catalog) => Get<BackUpMaster>().ExecuteAsync(Connection, master, catalog, PortalUnderTest.Anna, Ct);

    private Task<Verdict> RestoreAsync(string master, string checkpoint) => Get<RestoreMaster>().ExecuteAsync(Connection, master, checkpoint, PortalUnderTest.Anna, Ct);
}
