using System.Collections.Frozen;

namespace Portal.Web.Pages.Runs;

/// <summary>What is done at a step, in people's words: they follow "while", as in "3 failed while making the disk".</summary>
internal static class StepWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["consolidate"] = "copying the master into an image",
        ["ready"] = "checking the image",
        ["difference-disk"] = "making the disk",
        ["identity-disk"] = "writing the identity disk",
        ["virtual-machine"] = "creating the VM",
        ["hand-over"] = "handing over",
        ["disks"] = "deleting the disks",
        ["images"] = "deleting the images",
        ["machines"] = "waiting until its machines are gone",
        ["late-arrivals"] = "waiting for what a host may still finish",
        ["look-again"] = "looking again for leftovers",
        ["forget"] = "freeing the name",
        ["start"] = "starting",
        ["shut-down"] = "asking the guest to shut down",
        ["await-off"] = "waiting until it is off",
        ["turn-off"] = "turning off",
        ["release"] = "letting go",
    }.ToFrozenDictionary();

    /// <summary>Whether there are words for it.</summary>
    public static bool Knows(string step) => Words.ContainsKey(step);

    /// <summary>What is done.</summary>
    /// <param name="step">Its key; a key of a newer version is shown as it is.</param>
    /// <param name="removing">What is done takes things away: the same key stands for making in one plan and deleting in another.</param>
    public static string Of(string step, bool removing) => step == "virtual-machine" && removing ? "deleting the VM" : Words.GetValueOrDefault(step, step);

    /// <summary>Whether the item at this step is an image or a catalog rather than a machine.</summary>
    public static bool IsOfNoMachine(string step) => step is "consolidate" or "ready" or "images" or "machines";
}
