using System.Text;
using Portal.Domain;
using Portal.Domain.Catalogs;
using Portal.Domain.Hosts;
using Portal.Features.Plans.Machines;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Plans;

public sealed class UploadIdentityDiskTests
{
    private readonly MemoryHosts _hosts = MemoryHosts.Cluster();
    private readonly StagingFolders _staging = new();
    private readonly NewMachine _machine = A.Machine();
    private readonly UploadIdentityDisk _step;
    private readonly List<string> _acts = [];

    public UploadIdentityDiskTests()
    {
        _step = new(_hosts, _staging, TimeProvider.System);
        _hosts.Watch = (call, _) =>
        {
            if (!call.Done) _acts.Add(call.Act);
            return Task.CompletedTask;
        };
    }

    private NewMachine Neighbour => A.Machine("VDI-002") with { Connection = _machine.Connection };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_disk_goes_through_the_share_into_the_locked_folder_and_the_host_takes_it_from_there()
    {
        var outcome = Assert.IsType<Outcome.Success>(await _step.RunAsync(_machine, new(1), Ct));

        Assert.Equal(["PrepareStaging", "Write", "TakeFromStaging"], _acts);
        Assert.True(_hosts.Site.TryGet(A.Host, _machine.IdentityPath, out _));
        Assert.False(_hosts.Site.TryGet(A.Host, _machine.StagedPath(new(1)), out _));
        Assert.Equal([new IdentityDiskUploaded(_machine.Id, _machine.IdentityPath)], outcome.Facts);
    }

    [Theory]
    [InlineData(".vhd")]
    [InlineData(".vhdx")]
    public async Task The_disk_has_the_format_that_its_path_says_and_passes_through_under_a_name_of_it(string extension)
    {
        var machine = _machine with { IdentityPath = $@"{A.Folder}\VDI-001\VDI-001-identity{extension}" };

        await _step.RunAsync(machine, new(1), Ct);

        Assert.True(_hosts.Site.TryGet(A.Host, machine.IdentityPath, out var file));
        Assert.Equal(extension == ".vhd" ? "conectix" : "vhdxfile", Encoding.ASCII.GetString(file.Content!, 0, 8));
        Assert.EndsWith(extension, machine.StagedPath(new(1)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GuestKind.Linux, "CIDATA")]
    [InlineData(GuestKind.Windows, "CONFIG-2")]
    public async Task The_disk_says_who_the_machine_is_and_bears_the_label_that_its_guest_looks_for(GuestKind guest, string label)
    {
        var machine = A.Machine("VDI-042", guest);

        await _step.RunAsync(machine, new(1), Ct);

        Assert.True(_hosts.Site.TryGet(A.Host, machine.IdentityPath, out var file));
        var text = Encoding.ASCII.GetString(file.Content!);
        Assert.Contains("VDI-042", text, StringComparison.Ordinal);
        Assert.Contains(label, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(machine.Id.ToString(), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Running_the_step_twice_takes_one_disk_and_leaves_nothing_staged()
    {
        await _step.RunAsync(_machine, new(1), Ct);
        await _step.RunAsync(_machine, new(2), Ct);

        Assert.Equal(1, _hosts.Site.FilesTaken);
        Assert.DoesNotContain(_hosts.Site.Paths, path => path.StartsWith(_machine.StagingFolder + @"\", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_folder_is_asked_for_once_per_host()
    {
        await _step.RunAsync(_machine, new(1), Ct);
        await _step.RunAsync(Neighbour, new(1), Ct);

        Assert.Single(_acts, "PrepareStaging");
    }

    [Fact]
    public async Task A_folder_that_was_deleted_is_made_again()
    {
        await _step.RunAsync(_machine, new(1), Ct);
        _hosts.Site.Remove(A.Host, _machine.StagingFolder);
        _acts.Clear();

        Assert.IsType<Outcome.Success>(await _step.RunAsync(Neighbour, new(1), Ct));

        Assert.Equal(["Write", "PrepareStaging", "Write", "TakeFromStaging"], _acts);
        Assert.True(_hosts.Site.TryGet(A.Host, Neighbour.IdentityPath, out var file));
        Assert.Equal(5 << 20, file.Content!.Length); // the second write began at the beginning
    }

    [Fact]
    public async Task What_else_the_share_refuses_is_not_taken_for_a_missing_folder()
    {
        await _step.RunAsync(_machine, new(1), Ct);
        _hosts.Set(A.Host, MemoryFault.DiskFull);
        _acts.Clear();

        var refusal = await Assert.ThrowsAsync<HostException>(() => _step.RunAsync(_machine, new(2), Ct));

        Assert.Equal(HostFault.Full, refusal.Fault);
        Assert.Equal(["Write"], _acts);
    }

    [Fact]
    public async Task The_ledger_knows_disk_half_staged_file_and_folder_before_the_host_is_touched()
    {
        var staged = new Thing("staged", A.Host, @"C:\ProgramData\Portal\Staging\VDI-001.7.vhdx", Transient: true);
        var folder = new Thing("folder", A.Host, @"C:\ProgramData\Portal\Staging");
        var things = _step.WillExist(_machine, new(7)).ToList();
        Assert.Contains(staged, things);
        Assert.Contains(folder, things);
        Assert.Contains(new("disk", A.Host, _machine.IdentityPath), things);
        Assert.Contains(new("disk", A.Host, WindowsPath.Partial(_machine.IdentityPath, 7), Transient: true), things);

        await _step.RunAsync(_machine, new(7), Ct);

        Assert.DoesNotContain(folder, _step.WillExist(_machine, new(8)));
    }
}
