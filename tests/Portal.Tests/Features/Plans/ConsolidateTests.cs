using Microsoft.Extensions.Time.Testing;
using Portal.Domain;
using Portal.Domain.Hosts;
using Portal.Features.Plans.Images;
using Portal.Runs;
using Portal.TestKit.Features;
using Portal.TestKit.Hosts;
using Xunit;

namespace Portal.Tests.Features.Plans;

public sealed class ConsolidateTests
{
    private readonly MemoryHosts _hosts = MemoryHosts.Cluster();
    private readonly FakeTimeProvider _clock = new();
    private readonly NewImage _image = A.Image();
    private readonly Consolidate _step;

    public ConsolidateTests() => _step = new(_hosts, _clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_conversion_that_ends_at_once_is_done_at_the_first_look()
    {
        _hosts.Site.LooksPerConversion = 0;

        Assert.IsType<Outcome.Success>(await _step.RunAsync(_image, new(1), Ct));

        Assert.True(_hosts.Site.TryGet(A.Host, _image.Path, out var file));
        Assert.Null(file.Disk!.Parent);
    }

    [Fact]
    public async Task One_that_takes_time_is_waited_for_without_a_thread_and_its_job_is_kept()
    {
        _hosts.Site.LooksPerConversion = 2;
        var (job, outcome) = await LookAsync(_image, new(1));
        Assert.IsType<Outcome.Wait>(outcome);
        (job, outcome) = await LookAsync(_image with { Job = job }, new(2));

        Assert.Contains("50 %", Assert.IsType<Outcome.Wait>(outcome).Why, StringComparison.Ordinal);
        Assert.IsType<Outcome.Success>(await _step.RunAsync(_image with { Job = job }, new(3), Ct));
        Assert.Equal(1, _hosts.Site.ConversionsStarted);
    }

    [Fact]
    public async Task Short_jobs_are_looked_at_soon_and_long_ones_once_a_minute()
    {
        _hosts.Site.LooksPerConversion = int.MaxValue;
        List<double> pauses = [];
        for (var look = 1; look <= 30; look++)
            pauses.Add((Assert.IsType<Outcome.Wait>(await _step.RunAsync(_image, new(look), Ct)).When - _clock.GetUtcNow()).TotalSeconds);

        Assert.Equal(0.25, pauses[0]);
        Assert.Equal(pauses.Order(), pauses);
        Assert.True(pauses.Take(5).Sum() < 4, "A job of two seconds is not seen soon.");
        Assert.Equal(60, pauses[^1]);
    }

    [Fact]
    public async Task A_job_that_vmms_forgot_is_begun_again_under_a_new_half_name()
    {
        _hosts.Site.LooksPerConversion = 1;
        var (job, _) = await LookAsync(_image, new(1));
        _hosts.Site.RestartVmms();

        Assert.IsType<Outcome.Wait>(await _step.RunAsync(_image with { Job = job }, new(2), Ct));

        Assert.Equal(2, _hosts.Site.ConversionsStarted);
        Assert.DoesNotContain(WindowsPath.Partial(_image.Path, 1), _hosts.Site.Paths);
        Assert.Contains(WindowsPath.Partial(_image.Path, 2), _hosts.Site.Paths);
    }

    [Fact]
    public void The_ledger_knows_the_image_and_its_half_before_the_host_is_touched() => Assert.Equal(
        [new("disk", A.Host, _image.Path), new("disk", A.Host, WindowsPath.Partial(_image.Path, 3), Transient: true)], _step.WillExist(_image, new(3)));

    private async Task<(HostJob, Outcome)> LookAsync(NewImage image, Fence fence)
    {
        var outcome = await _step.RunAsync(image, fence, Ct);
        var fact = Assert.IsType<ImageConsolidating>(Assert.Single(outcome.Facts));
        return (new(fact.JobId, fact.VmmsStarted, fact.Percent), outcome);
    }
}
