using Xunit;

namespace Portal.EndToEnd.Tests;

/// <summary>A folder in which three machines were made, then by the same command five, and which was then served.</summary>
public sealed class ThreeThenFive : IAsyncLifetime
{
    internal TryFolder Folder { get; } = new();

    internal Ended First { get; private set; } = null!;

    internal IReadOnlyList<ListedMachine> Three { get; private set; } = [];

    internal Ended Second { get; private set; } = null!;

    internal IReadOnlyList<ListedMachine> Five { get; private set; } = [];

    internal string Status { get; private set; } = "";

    internal int ServedUntil { get; private set; } = -1;

    public async ValueTask InitializeAsync()
    {
        First = await Folder.TryAsync(3, CancellationToken.None);
        if (First.ExitCode == 0) Three = Folder.Machines();
        Second = await Folder.TryAsync(5, CancellationToken.None);
        if (Second.ExitCode == 0) Five = Folder.Machines();
        await using var served = await Served.StartAsync(Folder.Data, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = served.Address };
        Status = await client.GetStringAsync("/health/status");
        ServedUntil = await served.StopAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Folder.DisposeAsync();
}
