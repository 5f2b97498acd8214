using Microsoft.Extensions.Time.Testing;
using Portal.Web.Commands.Trying;
using Xunit;

namespace Portal.Web.Tests.Commands.Trying;

public sealed class PlainScreenTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _errors = new();

    private string[] Lines => _errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void A_change_is_shown_at_most_once_a_second()
    {
        var screen = new PlainScreen(_errors, _time);
        screen.Show(Made(0));
        screen.Show(Made(7));
        Assert.Equal(["0 of 50 machines"], Lines);

        _time.Advance(TimeSpan.FromSeconds(1));
        screen.Show(Made(9));
        Assert.Equal(["0 of 50 machines", "9 of 50 machines"], Lines);
    }

    [Fact]
    public void What_does_not_change_is_shown_once()
    {
        var screen = new PlainScreen(_errors, _time);
        screen.Show(Made(0));
        _time.Advance(TimeSpan.FromSeconds(5));
        screen.Show(Made(0));

        Assert.Equal(["0 of 50 machines"], Lines);
    }

    [Fact]
    public void The_last_state_is_shown_whatever_the_second()
    {
        var screen = new PlainScreen(_errors, _time);
        screen.Show(Made(0));
        screen.Show(Made(50));
        screen.Close();

        Assert.Equal(["0 of 50 machines", "50 of 50 machines"], Lines);
    }

    [Fact]
    public void Progress_names_what_is_at_work_and_who_needs_somebody() =>
        Assert.Equal(
            "37 of 50 machines; image 40 %; at work: difference-disk 3, virtual-machine 2; 1 needs you",
            new TryProgress(37, 50, 1, [("difference-disk", 3), ("virtual-machine", 2)], 40).ToString());

    public void Dispose() => _errors.Dispose();

    private static TryProgress Made(int machines) => new(machines, 50, NeedYou: 0, AtWork: [], Image: null);
}
