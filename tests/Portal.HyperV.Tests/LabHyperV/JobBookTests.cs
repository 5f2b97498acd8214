using Microsoft.Extensions.Time.Testing;
using Portal.Lab.HyperV;
using Portal.Lab.HyperV.Jobs;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class JobBookTests
{
    private readonly FakeTimeProvider _time = new();

    private static async Task<StorageJob.Look> EndOf(StorageJob job)
    {
        while (job.Now.State == JobState.Running)
            await Task.Yield();
        return job.Now;
    }

    [Fact]
    public async Task A_job_tells_how_far_it_is_and_then_that_it_is_done()
    {
        using var book = new JobBook(_time);
        using var go = new ManualResetEventSlim();
        var reported = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var job = book.Start(StorageJobType.Conversion, @"C:\b.vhdx", @"C:\a.vhdx", atOnce: false, (self, service) =>
        {
            self.Report(40);
            self.Report(30); // never backwards
            reported.SetResult();
            go.Wait(service);
        });
        await reported.Task;
        Assert.Equal((JobState.Running, 40), (job.Now.State, job.Now.Percent));
        Assert.Equal(1, book.Running);

        go.Set();
        var end = await EndOf(job);

        Assert.Equal((JobState.Completed, 100), (end.State, end.Percent));
        while (book.Running != 0)
            await Task.Yield();
    }

    [Fact]
    public async Task A_finished_job_is_gone_after_five_minutes()
    {
        using var book = new JobBook(_time);
        var job = book.Start(StorageJobType.Creation, @"C:\b.vhdx", null, atOnce: false, (_, _) => { });
        await EndOf(job);

        _time.Advance(TimeSpan.FromSeconds(299));
        Assert.Same(job, book.Find(job.Id));
        Assert.Single(book.All);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(book.Find(job.Id));
        Assert.Empty(book.All);
    }

    [Fact]
    public async Task What_the_work_refuses_is_the_jobs_error()
    {
        using var book = new JobBook(_time);
        var refused = await EndOf(book.Start(StorageJobType.Creation, @"C:\b.vhdx", null, atOnce: true, (_, _) => throw RefusalException.Exists(@"C:\b.vhdx")));
        var full = await EndOf(book.Start(StorageJobType.Creation, @"C:\b.vhdx", null, atOnce: true, (_, _) => throw new IOException("no room", 28)));

        Assert.Equal(JobState.Exception, refused.State);
        Assert.Contains("0x80070050", refused.Why!.Message);
        Assert.Contains("0x80070070", full.Why!.Message);
    }

    [Fact]
    public async Task A_restart_of_the_service_loses_its_jobs_and_moves_its_start_time()
    {
        using var book = new JobBook(_time);
        var started = book.ServiceStarted;
        var stopped = new TaskCompletionSource();
        var job = book.Start(StorageJobType.Conversion, @"C:\b.vhdx", @"C:\a.vhdx", atOnce: false, (_, service) =>
        {
            service.WaitHandle.WaitOne();
            stopped.SetResult();
        });
        _time.Advance(TimeSpan.FromMinutes(1));

        book.Restart();
        await stopped.Task;

        Assert.Null(book.Find(job.Id));
        Assert.Empty(book.All);
        Assert.Equal(started.AddMinutes(1), book.ServiceStarted);
    }
}
