using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Web.Jobs;
using Xunit;

namespace Portal.Web.Tests.Jobs;

public sealed class ForemanTests
{
    private readonly Jobs _jobs = new();

    [Fact]
    public void A_call_is_one_job_that_brings_a_pair_of_hands()
    {
        new Foreman(_jobs, NullLogger<Foreman>.Instance).Call();

        var job = Assert.Single(_jobs.Created);
        Assert.Equal((typeof(WorkJob), nameof(WorkJob.RunAsync)), (job.Type, job.Method.Name));
    }

    [Fact]
    public void A_call_that_fails_is_not_heard_of_by_whoever_called()
    {
        _jobs.Fault = new TimeoutException("The storage is away.");

        new Foreman(_jobs, NullLogger<Foreman>.Instance).Call();
        Assert.Empty(_jobs.Created);
    }

    [Fact]
    public void A_job_is_never_repeated_by_hangfire()
    {
        var retry = Assert.Single(typeof(WorkJob).GetMethod(nameof(WorkJob.RunAsync))!.GetCustomAttributes(typeof(AutomaticRetryAttribute), inherit: false));

        Assert.Equal(0, ((AutomaticRetryAttribute)retry).Attempts);
    }

    private sealed class Jobs : IBackgroundJobClient
    {
        public List<Job> Created { get; } = [];

        public Exception? Fault { get; set; }

        public string Create(Job job, IState state)
        {
            if (Fault is { } fault) throw fault;
            Created.Add(job);
            return "1";
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => throw new NotSupportedException("Nobody changes the state of a job.");
    }
}
