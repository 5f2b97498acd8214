using Portal.Runs;
using Xunit;

namespace Portal.EndToEnd.Tests;

/// <summary>What holds whoever was killed meanwhile: every machine once, nothing on a host that the ledger does not know, nothing left on its way.</summary>
internal static class Promise
{
    /// <param name="folder">Of the portal; nobody works in it any more.</param>
    /// <param name="books">Its database.</param>
    /// <param name="names">Of the machines that were ordered.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task IsKeptAsync(TryFolder folder, Books books, IEnumerable<string> names, CancellationToken ct)
    {
        var world = LabWorld.Of(folder);
        Assert.Equal(names.Order(), world.Machines.Select(machine => machine.Name).Order());
        var ledger = await books.LedgerAsync(ct);
        Assert.Equal(Existing(ledger, "vm"), world.Machines.Select(machine => machine.Stamp).Order());
        Assert.Equal(Existing(ledger, "disk"), world.Disks.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Empty(world.Staged);
    }

    private static IEnumerable<string> Existing(IEnumerable<LedgerLine> ledger, string kind) =>
        ledger.Where(line => line.Kind == kind && line.State != ThingState.Removed).Select(line => line.Name).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
}
