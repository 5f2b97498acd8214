using Xunit;

namespace Portal.EndToEnd.Tests;

/// <summary>A folder in which three machines were made and then, by the same command, five.</summary>
public sealed class ThreeThenFive : IAsyncLifetime
{
    internal TryFolder Folder { get; } = new();

    internal Ended First { get; private set; } = null!;

    internal IReadOnlyList<ListedMachine> Three { get; private set; } = [];

    internal Ended Second { get; private set; } = null!;

    internal IReadOnlyList<ListedMachine> Five { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        First = await Folder.TryAsync(3, CancellationToken.None);
        if (First.ExitCode == 0) Three = Folder.Machines();
        Second = await Folder.TryAsync(5, CancellationToken.None);
        if (Second.ExitCode == 0) Five = Folder.Machines();
    }

    public ValueTask DisposeAsync() => Folder.DisposeAsync();
}
