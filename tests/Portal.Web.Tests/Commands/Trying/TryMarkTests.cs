using Portal.Domain.Catalogs;
using Portal.TestKit.Web;
using Portal.Web.Commands;
using Portal.Web.Commands.Trying;
using Portal.Web.Hosting;
using Xunit;

namespace Portal.Web.Tests.Commands.Trying;

public sealed class TryMarkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _elsewhere = new();

    [Fact]
    public void A_new_folder_is_begun_with_what_was_ordered()
    {
        var master = _elsewhere.File("office.vhdx", "bytes");

        Assert.Equal(new TryMark(GuestKind.Windows, MasterFile.Of(master), MasterName: null), Take(master, GuestKind.Windows).Mark);
        Assert.Equal(new TryMark(GuestKind.Windows, MasterFile.Of(master), MasterName: null), Take(master: null, guest: null).Mark);
    }

    [Fact]
    public void The_same_master_goes_on()
    {
        var master = _elsewhere.File("office.vhdx", "bytes");
        Take(master, GuestKind.Linux);

        Assert.True(Take(master, GuestKind.Linux).Verdict.IsYes);
    }

    [Fact]
    public void Another_master_is_refused_with_what_the_folder_was_begun_with()
    {
        Take(_elsewhere.File("office.vhdx", "bytes"), guest: null);

        var (mark, verdict) = Take(_elsewhere.File("lab.vhdx", "bytes"), guest: null);
        Assert.Null(mark);
        Assert.Equal("--master", Assert.Single(verdict.Objections).Field);
        Assert.Contains("office.vhdx", verdict.Objections[0].Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_master_that_was_changed_since_is_another_one()
    {
        var master = _elsewhere.File("office.vhdx", "bytes");
        Take(master, guest: null);
        _elsewhere.File("office.vhdx", "more bytes");

        Assert.Equal("--master", Assert.Single(Take(master, guest: null).Verdict.Objections).Field);
    }

    [Fact]
    public void Another_guest_is_refused()
    {
        Take(master: null, GuestKind.Windows);

        Assert.Equal("--guest", Assert.Single(Take(master: null, GuestKind.Linux).Verdict.Objections).Field);
    }

    [Fact]
    public void A_folder_that_serve_made_is_refused_and_left_as_it_was()
    {
        using (DataFolder.Open(_folder.FullPath).Folder) _folder.File("portal.db", "");

        Assert.Contains("a portal that try did not make", Assert.Single(Take(master: null, guest: null).Verdict.Objections).Rule, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("try.json")));
    }

    [Fact]
    public void A_folder_goes_on_with_the_vmm_that_it_was_begun_with()
    {
        Assert.Equal("2012r2", Take(master: null, guest: null, vmm: "2012r2").Mark!.Vmm);

        Assert.Equal("2012r2", Take(master: null, guest: null).Mark!.Vmm);
        Assert.Equal("--vmm", Assert.Single(Take(master: null, guest: null, vmm: "2025").Verdict.Objections).Field);
        Assert.Equal("--hypervisor", Assert.Single(Take(master: null, guest: null, vmm: "").Verdict.Objections).Field);
    }

    [Fact]
    public void A_damaged_mark_is_named()
    {
        Take(master: null, guest: null);
        _folder.File("try.json", "{ \"Guest\": ");

        Assert.Contains("try.json is damaged", Assert.Single(Take(master: null, guest: null).Verdict.Objections).Rule, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    private (TryMark? Mark, Portal.Domain.Verdict Verdict) Take(string? master, GuestKind? guest, string? vmm = null)
    {
        using var data = DataFolder.Open(_folder.FullPath).Folder!;
        return TryMark.Take(data, new TryOrder(50, master, guest, vmm, _folder.FullPath, Json: null, Pace: 0));
    }
}
