using System.Globalization;
using Portal.Imaging;
using Xunit;

namespace Portal.Tests.Imaging;

/// <summary>What a refused disk must say.</summary>
internal static class Fault
{
    public const string Restore = "Restore the file from a backup, or convert the original again.";
    public const string Convert = "Convert the disk on a Hyper-V host and use the copy.";
    public const string CopyAgain = "The copy is incomplete: copy the file again.";
    public const string ShutDown = "Start and shut down the machine that owns the disk, then try again.";

    /// <summary>The act is refused for this reason, in these very words.</summary>
    public static DiskFormatException Expect(DiskFault fault, string message, Action act)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // numbers are written as their reader writes them
        var refusal = Assert.Throws<DiskFormatException>(act);
        Assert.Equal((fault, message), (refusal.Fault, refusal.Message));
        Assert.Equal($"{refusal.Disk}: {refusal.Rule}. {refusal.Remedy}.", refusal.Message);
        return refusal;
    }
}
