using Xunit;

namespace Portal.EndToEnd.Tests;

public sealed class RefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_with_foreign_content_is_refused_and_left_as_it_was()
    {
        await using var folder = new TryFolder();
        Directory.CreateDirectory(folder.Data);
        var thesis = Path.Combine(folder.Data, "thesis.txt");
        await File.WriteAllTextAsync(thesis, "years of work", Ct);

        var ended = await folder.TryAsync(1, Ct);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("The folder holds what no portal made (thesis.txt).", ended.Errors, StringComparison.Ordinal);
        Assert.Equal([thesis], Directory.GetFileSystemEntries(folder.Data));
        Assert.False(File.Exists(folder.Json));
    }

    [Theory]
    [InlineData("--machines 0", "--machines '0': It must be a whole number from 1 to 10000.")]
    [InlineData("--machnes 5", "Did you mean --machines?")]
    public async Task What_cannot_be_meant_ends_with_2(string words, string says)
    {
        await using var folder = new TryFolder();

        var ended = await PortalProgram.RunAsync(Ct, ["try", "--data", folder.Data, .. words.Split(' ')]);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(says, ended.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Data));
    }

    [Fact]
    public async Task A_setting_that_cannot_be_meant_is_named()
    {
        await using var folder = new TryFolder();
        Directory.CreateDirectory(folder.Data);
        await File.WriteAllTextAsync(Path.Combine(folder.Data, "appsettings.json"), """{ "Portal": { "Work": { "Slots": 0 } } }""", Ct);

        var ended = await folder.TryAsync(1, Ct);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("Portal:Work:Slots '0': It must be a whole number from 1 to 500.", ended.Errors, StringComparison.Ordinal);
    }
}
