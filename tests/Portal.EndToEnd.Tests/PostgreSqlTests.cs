using Portal.TestKit.Data;
using Xunit;

namespace Portal.EndToEnd.Tests;

public sealed class PostgreSqlTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_postgresql_the_same_command_makes_machines_and_goes_on()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        await using var folder = new TryFolder();
        folder.Settings["Portal__Database__Provider"] = "PostgreSql";
        folder.Settings["Portal__Database__ConnectionString"] = (await PostgreSqlServer.GetAsync()).ConnectionTo("try");

        var first = await folder.TryAsync(2, Ct);
        Assert.True(first.ExitCode == 0, first.Errors);
        var second = await folder.TryAsync(3, Ct);
        Assert.True(second.ExitCode == 0, second.Errors);

        Assert.Equal(["VDI-00001", "VDI-00002", "VDI-00003"], folder.Machines().Select(machine => machine.Name));
        Assert.False(File.Exists(Path.Combine(folder.Data, "portal.db")));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_without_its_password()
    {
        await using var folder = new TryFolder();
        folder.Settings["Portal__Database__Provider"] = "PostgreSql";
        folder.Settings["Portal__Database__ConnectionString"] = "Host=127.0.0.1;Port=1;Database=portal;Username=portal;Password=open-sesame";

        var ended = await folder.TryAsync(1, Ct);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("Portal:Database:ConnectionString '(PostgreSql)': The database cannot be opened.", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("open-sesame", ended.Errors + ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
    }
}
