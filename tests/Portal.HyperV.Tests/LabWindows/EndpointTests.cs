using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Portal.Lab.Endpoint;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabWindows;

public sealed class EndpointTests : IAsyncDisposable
{
    private readonly RunningLab _lab = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public void A_session_is_on_the_machine_it_was_asked_for()
    {
        using var one = LabConnection.Open(_lab);
        using var three = LabConnection.Open(_lab, "hv03.lab.example");

        one.Run(@"New-Item -ItemType Directory -Path C:\here | Out-Null");

        Assert.Equal(true, Assert.Single(one.Run(@"Test-Path -LiteralPath C:\HERE")).BaseObject);
        Assert.Equal(false, Assert.Single(three.Run(@"Test-Path -LiteralPath C:\here")).BaseObject);
        Assert.Equal(Path.Combine(_lab.Site.Folder.Root, "hosts", "hv03", "C"), three.Share);
        Assert.True(Directory.Exists(Path.Combine(one.Share!, "here")));
    }

    [Fact]
    public void Two_machines_at_once_never_answer_for_each_other()
    {
        using var one = LabConnection.Open(_lab);
        using var three = LabConnection.Open(_lab, "hv03.lab.example");

        Parallel.Invoke(() => Ask(one, "hv01"), () => Ask(three, "hv03"));

        void Ask(LabConnection session, string name)
        {
            session.Run($@"New-Item -ItemType Directory -Path C:\{name} | Out-Null");
            for (var n = 0; n < 100; n++)
            {
                var found = session.Run(@"Get-ChildItem -LiteralPath C:\ -Filter hv* | ForEach-Object { & { $_.Name } }");
                Assert.Equal(name, Assert.Single(found).BaseObject);
            }
        }
    }

    [Fact]
    public async Task A_lab_whose_folder_was_deleted_answers_nobody_and_ends()
    {
        Directory.Delete(_lab.Site.Folder.Root, recursive: true);

        var (answer, way) = await _lab.SayAsync("""{"kind":"control","verb":"status"}""", Ct);
        await way.DisposeAsync();

        Assert.Null(answer);
        await _lab.Ended.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        Assert.False(File.Exists(_lab.Socket));
    }

    [Fact]
    public void A_cluster_answers_by_a_node_that_is_up()
    {
        _lab.Site.Find("hv01")!.Faults.Turn(Faults.Down, on: true);

        using var session = LabConnection.Open(_lab, "cluster01.lab.example");

        Assert.Equal(_lab.Site.Find("hv02")!.SystemFolder, session.Share);
    }

    [Theory]
    [InlineData("hv09.lab.example", null, null, "silent")]
    [InlineData("hv01.lab.example", null, Faults.Down, "silent")]
    [InlineData("hv01.lab.example", "wrong", null, "denied")]
    [InlineData("hv01.lab.example", null, Faults.Denied, "denied")]
    [InlineData("hv01.lab.example", null, Faults.Quota, "busy")]
    public async Task Who_may_not_come_in_is_told_why(string host, string? password, string? fault, string answer)
    {
        if (fault is not null) _lab.Site.Find(host)!.Faults.Turn(fault, on: true);

        var (said, way) = await _lab.SayAsync(_lab.Hello(host, password), Ct);

        Assert.Equal((false, answer), ((bool)said!["ok"]!, (string)said["fault"]!));
        Assert.NotEmpty((string)said["message"]!);
        Assert.Equal(0, await way.ReadAsync(new byte[1], Ct)); // and that is the end
        Assert.Equal(0, _lab.Server.OpenShells);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[1]")]
    [InlineData("""{"kind":"session"}""")]
    [InlineData("""{"kind":"session","host":1}""")]
    [InlineData("""{"kind":"dance"}""")]
    public async Task A_first_line_that_makes_no_sense_is_answered_all_the_same(string line)
    {
        var (said, _) = await _lab.SayAsync(line, Ct);

        Assert.Equal(false, (bool?)said!["ok"]);
        Assert.NotEmpty((string)said["rule"]!);
        Assert.NotEmpty((string)said["remedy"]!);
    }

    [Fact]
    public async Task An_account_has_thirty_shells_on_a_machine_and_no_more()
    {
        var open = new List<IDisposable>();
        for (var n = 0; n < 30; n++) open.Add((await _lab.SayAsync(_lab.Hello(), Ct)).Way);

        Assert.Contains("0x803381A5", (string)(await _lab.SayAsync(_lab.Hello(), Ct)).Answer!["message"]!);
        Assert.Equal(true, (bool?)(await _lab.SayAsync(_lab.Hello("hv02.lab.example"), Ct)).Answer!["ok"]);

        open.ForEach(way => way.Dispose());
    }

    [Fact]
    public void A_command_that_this_windows_does_not_know_is_not_there()
    {
        using var one = LabConnection.Open(_lab);
        using var three = LabConnection.Open(_lab, "hv03.lab.example");

        foreach (var command in (string[])["Get-FileHash2", "Get-ExperimentalFeature", "Get-Location", "Invoke-Expression"])
            Assert.StartsWith("CommandNotFoundException", one.Refusal(command).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(one.Run("Register-ArgumentCompleter -CommandName x -ParameterName y -ScriptBlock {}"));
        Assert.StartsWith("CommandNotFoundException", three.Refusal("Register-ArgumentCompleter").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_sends_an_object_beyond_ten_megabytes_loses_its_session()
    {
        using var session = LabConnection.Open(_lab);
        Assert.Equal(4_000_000, Assert.Single(session.Run("param($text) $text.Length", ("text", new string('x', 4_000_000)))).BaseObject);

        Assert.ThrowsAny<Exception>(() => session.Run("param($text) $text.Length", ("text", new string('x', 11 << 20))));

        await Until.TrueAsync(() => session.Runspace.RunspaceStateInfo.State == RunspaceState.Broken, Ct);
    }

    [Fact]
    public void Warnings_progress_and_errors_come_as_such()
    {
        using var session = LabConnection.Open(_lab);
        using var shell = PowerShell.Create();
        shell.Runspace = session.Runspace;
        shell.AddScript("$ErrorActionPreference = 'Continue'; Write-Progress -Activity Copying -PercentComplete 40; Write-Warning careful; Write-Verbose -Verbose more; Write-Error -ErrorId Ours.Bad -Category ResourceBusy -Message bad; Write-Output 1, 2");

        var answers = shell.Invoke();

        Assert.Equal([1, 2], answers.Select(each => each.BaseObject));
        Assert.Equal(("Copying", 40), (shell.Streams.Progress[0].Activity, shell.Streams.Progress[0].PercentComplete));
        Assert.Equal("careful", Assert.Single(shell.Streams.Warning).Message);
        Assert.Equal("more", Assert.Single(shell.Streams.Verbose).Message);
        var error = Assert.Single(shell.Streams.Error);
        Assert.Equal(("Ours.Bad", ErrorCategory.ResourceBusy), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
    }

    [Fact]
    public async Task A_stopped_script_ends_at_once_and_its_session_goes_on()
    {
        using var session = LabConnection.Open(_lab);
        using var shell = PowerShell.Create();
        shell.Runspace = session.Runspace;
        shell.AddScript(@"New-Item -ItemType Directory -Path C:\started | Out-Null; Start-Sleep -Seconds 600");
        var running = shell.InvokeAsync();
        await Until.TrueAsync(() => _lab.Site.Find("hv01")!.OwnFiles.FolderExists(@"C:\started"), Ct); // the engine forgets a stop that comes before its command

        shell.Stop();

        await Assert.ThrowsAnyAsync<RuntimeException>(() => running.WaitAsync(TimeSpan.FromSeconds(20), Ct));
        Assert.Equal(2, Assert.Single(session.Run("1 + 1")).BaseObject);
    }

    [Fact]
    public async Task A_machine_that_goes_down_breaks_its_sessions_and_no_others()
    {
        using var one = LabConnection.Open(_lab);
        using var three = LabConnection.Open(_lab, "hv03.lab.example");

        await _lab.AskAsync(new JsonObject { ["verb"] = "fault", ["host"] = "hv01", ["set"] = Faults.Down }, Ct);

        await Until.TrueAsync(() => one.Runspace.RunspaceStateInfo.State == RunspaceState.Broken, Ct);
        Assert.Equal(2, Assert.Single(three.Run("1 + 1")).BaseObject);
    }

    [Fact]
    public void A_machine_that_dies_mid_script_has_done_the_first_thing_and_not_the_second()
    {
        using var session = LabConnection.Open(_lab);
        _lab.Site.Find("hv01")!.Faults.Turn(Faults.DiesMidScript, on: true);

        Assert.ThrowsAny<Exception>(() => session.Run(@"if (-not (Test-Path C:\first)) { New-Item -ItemType Directory -Path C:\first | Out-Null; New-Item -ItemType Directory -Path C:\second }"));

        var files = _lab.Site.Find("hv01")!.OwnFiles;
        Assert.True(files.FolderExists(@"C:\first"));
        Assert.False(files.FolderExists(@"C:\second"));
    }

    [Fact]
    public void A_missing_internal_of_the_engine_is_named()
    {
        var words = Assert.Throws<NotSupportedException>(() => new EngineInternals(typeof(string).Assembly)).Message;

        Assert.Contains("NamedPipeProcessMediator", words);
        Assert.Contains(EngineInternals.TestedVersion, words);
    }
}
