using Portal.Features.Plans;
using Portal.Web.Pages.Runs;
using Xunit;

namespace Portal.Web.Tests.Pages.Runs;

public sealed class StepWordsTests
{
    [Fact]
    public void Every_step_of_every_story_has_words()
    {
        var silent = Stories.Book.Plans.SelectMany(plan => plan.Keys.Where(key => !StepWords.Knows(key)).Select(key => $"{plan.Name}: {key}"));

        Assert.Empty(silent);
    }

    [Fact]
    public void The_same_key_makes_a_VM_in_one_story_and_deletes_it_in_another()
    {
        Assert.Equal("creating the VM", StepWords.Of("virtual-machine", removing: false));
        Assert.Equal("deleting the VM", StepWords.Of("virtual-machine", removing: true));
    }
}
