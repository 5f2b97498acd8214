using System.Management.Automation;
using Microsoft.Extensions.Time.Testing;
using Portal.Lab.Endpoint;
using Xunit;

namespace Portal.HyperV.Tests.LabWindows;

/// <summary>What becomes of shells whose clients have gone, and of a lab that nobody needs.</summary>
public sealed class ShellTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly RunningLab _lab;

    public ShellTests() => _lab = new RunningLab(_time);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task A_shell_outlives_a_client_that_died_by_a_minute()
    {
        var session = LabConnection.Open(_lab);
        session.Kill();
        await Until.TrueAsync(() => _lab.Server.ShellsWithClient == 0, Ct);
        Assert.Equal(1, _lab.Server.OpenShells);

        await PassAsync(TimeSpan.FromSeconds(59));
        Assert.Equal(1, _lab.Server.OpenShells);
        await PassAsync(TimeSpan.FromSeconds(2));

        await Until.TrueAsync(() => _lab.Server.OpenShells == 0, Ct);
    }

    [Fact]
    public async Task A_client_that_says_goodbye_takes_its_shell_along()
    {
        var session = LabConnection.Open(_lab);
        Assert.Equal(1, _lab.Server.OpenShells);

        session.Runspace.Close();

        await Until.TrueAsync(() => _lab.Server.OpenShells == 0, Ct);
    }

    [Fact]
    public async Task The_script_of_a_dead_client_goes_on_until_its_shell_ends()
    {
        var session = LabConnection.Open(_lab);
        using var shell = PowerShell.Create();
        shell.Runspace = session.Runspace;
        shell.AddScript(@"for ($n = 0; $n -lt 1000000; $n++) { New-Item -ItemType Directory -Path C:\Work\$n | Out-Null }");
        _ = shell.BeginInvoke();
        await Until.TrueAsync(() => Made() > 3, Ct);

        session.Kill();
        await Until.TrueAsync(() => _lab.Server.ShellsWithClient == 0, Ct);
        var then = Made();
        await Until.TrueAsync(() => Made() > then + 3, Ct);

        await PassAsync(Shell.IdleTimeout + TimeSpan.FromSeconds(1));
        await Until.TrueAsync(() => _lab.Server.OpenShells == 0, Ct);
        var last = -1;
        await Until.TrueAsync(() => last == (last = Made()), Ct);

        int Made() => _lab.Site.Find("hv01")!.OwnFiles.FolderExists(@"C:\Work") ? _lab.Site.Find("hv01")!.OwnFiles.List(@"C:\Work").Folders.Count : 0;
    }

    [Fact]
    public async Task A_client_of_the_same_name_ends_what_its_former_self_left_and_nothing_else()
    {
        var former = LabConnection.Open(_lab, name: "portal a");
        var other = LabConnection.Open(_lab, name: "portal b");
        using var living = LabConnection.Open(_lab, name: "portal a");
        former.Kill();
        other.Kill();
        await Until.TrueAsync(() => _lab.Server.ShellsWithClient == 1, Ct);

        using var latter = LabConnection.Open(_lab, name: "portal a");

        await Until.TrueAsync(() => _lab.Server.OpenShells == 3, Ct);
        Assert.Equal(2, Assert.Single(living.Run("1 + 1")).BaseObject);
    }

    [Fact]
    public async Task A_lab_that_nobody_needs_ends_itself_after_a_minute()
    {
        var session = LabConnection.Open(_lab);
        await PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(2, Assert.Single(session.Run("1 + 1")).BaseObject);

        session.Runspace.Close();
        await Until.TrueAsync(() => _lab.Server.OpenShells == 0, Ct);
        await PassAsync(TimeSpan.FromSeconds(58));
        Assert.False(_lab.Ended.IsCompleted);
        await PassAsync(TimeSpan.FromSeconds(4));

        await _lab.Ended.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        Assert.False(File.Exists(_lab.Socket));
    }

    // A second at a time: timers that others set meanwhile are heard too.
    private async Task PassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
