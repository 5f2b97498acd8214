using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.HyperV.Cim;
using Portal.Lab.HyperV.Disks;
using Portal.Lab.HyperV.Jobs;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

/// <summary>Jobs of a lab that takes its time; the tests move its clock.</summary>
public sealed class SlowJobTests : IDisposable
{
    private readonly LabUnderTest _lab = new(pace: 1_000_000); // more than an hour for each MiB

    public SlowJobTests() => _lab.Hv03.PutDisk(@"D:\master.vhdx", DiskWords.Content());

    private WindowsHost Host => _lab.Hv03;

    public void Dispose() => _lab.Dispose();

    private StorageJob Convert() => DiskConversionJob.Start(Host, Host.AsPortal(), @"D:\master.vhdx",
        HardDiskSettings.Parse(DiskWords.Setting(@"D:\image.1.partial.vhdx", 3), Host.Release));

    private static async Task<StorageJob.Look> UntilAsync(StorageJob job, Func<StorageJob.Look, bool> reached, Action meanwhile)
    {
        while (!reached(job.Now))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            meanwhile();
            await Task.Yield();
        }

        return job.Now;
    }

    private static Task<StorageJob.Look> BetweenAsync(StorageJob job) => UntilAsync(job, now => now.Percent > 0, () => { });

    [Fact]
    public async Task A_conversion_can_be_seen_between_two_percentages_while_both_its_files_are_locked()
    {
        var job = Convert();

        var between = await BetweenAsync(job);

        Assert.Equal((JobState.Running, true), (between.State, between.Percent < 100));
        Assert.Equal(0x80070020u, FileWords.Refused(() => Host.AsPortal().Delete(@"D:\image.1.partial.vhdx")));
        Assert.Equal(0x80070020u, FileWords.Refused(() => Host.AsPortal().Delete(@"D:\master.vhdx")));
        Assert.Equal(JobState.Completed, (await UntilAsync(job, now => now.State != JobState.Running, () => _lab.Time.Advance(TimeSpan.FromHours(1)))).State);
        Host.AsPortal().Delete(@"D:\image.1.partial.vhdx");
    }

    [Fact]
    public async Task A_restart_of_the_service_forgets_the_job_and_leaves_the_half_file()
    {
        var job = Convert();
        await BetweenAsync(job);

        Host.Jobs.Restart();
        await job.Completion;

        Assert.Null(Host.Jobs.Find(job.Id));
        Host.AsPortal().Delete(@"D:\image.1.partial.vhdx");
    }

    [Fact]
    public async Task The_fault_slow_makes_jobs_slow_where_the_lab_takes_no_time()
    {
        using var fast = new LabUnderTest();
        new JobPace(fast.Hv03, CancellationToken.None).WaitFor(200_000_000); // the clock stands still: nothing is waited for

        fast.Hv03.Faults.Turn(Faults.Slow, on: true);
        var pace = new JobPace(fast.Hv03, CancellationToken.None);
        var before = fast.Time.GetUtcNow();
        using var done = new CancellationTokenSource();
        var clock = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                fast.Time.Advance(TimeSpan.FromMilliseconds(1));
        }, CancellationToken.None);
        pace.WaitFor(200_000_000);
        var spent = fast.Time.GetUtcNow() - before;
        await done.CancelAsync();
        await clock;

        Assert.True(spent >= TimeSpan.FromSeconds(1), $"It took {spent}.");
    }
}
