using Portal.Features.Catalogs;
using Portal.Features.Catalogs.Warnings;
using Portal.Features.Connections;
using Xunit;

namespace Portal.Tests.Features.Catalogs;

public sealed class GroundWarningsTests
{
    private const long GiB = 1L << 30;

    [Fact]
    public void A_storage_that_becomes_nearly_full_is_a_warning() =>
        Assert.Contains("9 GiB of 100 GiB stay free", Assert.Single(GroundWarnings.Room(Plan(freeBytes: 11 * GiB, promised: GiB))).What, StringComparison.Ordinal);

    [Fact]
    public void A_tenth_that_stays_free_is_none() => Assert.Empty(GroundWarnings.Room(Plan(freeBytes: 12 * GiB, promised: GiB)));

    [Fact]
    public void A_silent_host_is_one_warning_though_it_has_two_limits()
    {
        var since = new DateTimeOffset(2026, 3, 3, 7, 58, 0, TimeSpan.Zero);
        GateView[] gates = [new("host:hv03", "8 sessions on hv03", 8, 0, since, since.AddMinutes(1), 4), new("disk:hv03", "4 disk operations on hv03", 4, 0, since, since.AddMinutes(1), 4), new("host:hv04", "8 sessions on hv04", 8, 0, null, null, 0)];

        Assert.Equal("hv03 is silent since 2026-03-03 07:58:00 UTC.", Assert.Single(GroundWarnings.Silent(gates)).What);
        Assert.Equal("hv03 is silent.", Assert.Single(GroundWarnings.Silent([gates[0] with { ClosedSince = null }])).What);
    }

    private static CatalogPlan Plan(long freeBytes, long promised) =>
        new("Office", "Cluster 1", null, [new("VDI-001", "hv03", "d", "i")], new("folder", GiB, 0, 0, promised, freeBytes, 100 * GiB), 4, [], CanRunAtOnce: 1);
}
