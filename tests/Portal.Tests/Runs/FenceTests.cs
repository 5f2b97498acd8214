using Portal.Runs;
using Portal.TestKit.Runs.Simulation;
using Xunit;

namespace Portal.Tests.Runs;

public sealed class FenceTests
{
    private readonly Site _site = new();

    [Fact]
    public void A_late_hand_writes_under_its_own_name_and_cannot_rename_over_what_is_there()
    {
        var a = _site.Start("a");
        _site.Start("b");
        _site.Wire.Passage = call => new(There: TimeSpan.FromSeconds(call.From == a.Process && call.What is ("write" or "rename") ? 200 : 0));
        var item = _site.Item();
        _site.Pass(1);
        var run = _site.Order(item);
        a.Call();
        _site.Pass(1);
        a.Process.Freeze(); // what it sent is on its way

        _site.Finish(run);
        Assert.Equal(["VDI-001/first"], _site.Host.Things);
        _site.Pass(120);
        a.Process.Thaw();
        _site.Pass(300);

        Assert.Equal(["VDI-001/first", "VDI-001/first.1.partial"], _site.Host.Things);
        _site.CheckLedger();
        Assert.Equal(1, _site.Facts(item, "first"));
        Assert.Single(_site.EventsOf(run));
    }

    [Fact]
    public void Fences_are_ordered_by_number()
    {
        var (older, newer) = (new Fence(9), new Fence(10));

        Assert.True(older < newer && newer > older && older <= newer && newer >= older && older.CompareTo(newer) < 0);
        Assert.False(newer < older || older > newer || newer <= older || older >= newer);
        Assert.False(older < new Fence(9) || older > new Fence(9));
        Assert.True(older <= new Fence(9) && older >= new Fence(9));
        Assert.Equal(newer, older.Next);
        Assert.Equal("10", newer.ToString());
    }
}
