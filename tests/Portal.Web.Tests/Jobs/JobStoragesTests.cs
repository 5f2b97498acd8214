using Hangfire.InMemory;
using Portal.Web.Jobs;
using Portal.Web.Settings;
using Xunit;

namespace Portal.Web.Tests.Jobs;

public sealed class JobStoragesTests
{
    [Fact]
    public void Beside_sqlite_jobs_are_kept_in_memory() => Assert.IsType<InMemoryStorage>(JobStorages.For(new DatabaseOptions()));

    [Fact]
    public void On_postgresql_a_long_job_does_not_run_twice_and_is_heard_of_at_once()
    {
        Assert.True(JobStorages.PostgreSql.UseSlidingInvisibilityTimeout);
        Assert.Equal(TimeSpan.FromMilliseconds(200), JobStorages.PostgreSql.QueuePollInterval);
        Assert.Equal(TimeSpan.FromMinutes(1), JobStorages.PostgreSql.DistributedLockTimeout);
        Assert.False(JobStorages.PostgreSql.EnableLongPolling);
    }

    [Fact]
    public void On_sql_server_a_long_job_does_not_run_twice() => Assert.NotNull(JobStorages.SqlServer.SlidingInvisibilityTimeout);
}
