using Portal.TestKit.Runs;

namespace Portal.Tests.Runs;

public sealed class MemoryJournalTests : JournalContract
{
    protected override Task<IJournalUnderTest> OpenAsync() => Task.FromResult<IJournalUnderTest>(new MemoryJournalUnderTest());
}
