using System.Management.Automation;
using System.Reflection;
using Portal.Domain.Hosts;
using Portal.HyperV.Failures;
using Portal.HyperV.Tests.Scripts;
using Xunit;

namespace Portal.HyperV.Tests.Failures;

public sealed class KnownFailuresTests
{
    private const string Host = "hv01.lab.example";

    public static TheoryData<uint> Codes => [.. KnownFailures.Codes.Keys];

    public static TheoryData<int> Returned => [.. KnownFailures.Returned.Keys];

    public static TheoryData<string> Ids => [.. KnownFailures.Ids.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_in_the_hosts_words_is_understood(uint code)
    {
        var no = KnownFailures.Translate(Host, "creating a disk", Error($"It failed. (0x{code:X8})", "Microsoft.HyperV.PowerShell.VirtualizationException"));

        AssertSays(KnownFailures.Codes[code], no);
        Assert.Contains($"0x{code:X8}", no.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_that_only_the_exception_carries_is_understood(uint code)
    {
        var far = new PSObject();
        far.Properties.Add(new PSNoteProperty("HResult", unchecked((int)code)));
        var error = new ErrorRecord(Remote("It failed.", far), "X", ErrorCategory.NotSpecified, null);

        AssertSays(KnownFailures.Codes[code], KnownFailures.Translate(Host, "creating a disk", error));
    }

    [Theory]
    [MemberData(nameof(Returned))]
    public void A_return_code_of_a_method_or_job_is_understood(int code)
    {
        AssertSays(KnownFailures.Returned[code], KnownFailures.Translate(Host, "converting", Error("Converting failed.", $"Portal.Returned.{code},Wait-PortalJob")));
        AssertSays(KnownFailures.Returned[code], KnownFailures.Translate(Host, "converting", Error("Converting failed.", $"Portal.Job.{code},Wait-PortalJob")));
        AssertSays(KnownFailures.Returned[code], KnownFailures.OfJob(Host, "converting", code, "It failed."));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_error_id_is_understood(string id) =>
        AssertSays(KnownFailures.Ids[id], KnownFailures.Translate(Host, "creating a disk", Error("It failed.", $"{id},Some-Command")));

    [Fact]
    public void Every_failure_has_a_meaning_and_a_remedy()
    {
        var all = KnownFailures.Codes.Values.Concat(KnownFailures.Returned.Values).Concat(KnownFailures.Ids.Values).Concat(SshFailures.All).Concat(VmmFailures.Numbers.Values);

        Assert.All(all, known =>
        {
            Assert.Matches("^[a-zCV]", known.Meaning); // goes on after a colon; CredSSP and VMM are names
            Assert.DoesNotMatch("[.]$", known.Meaning);
            Assert.Matches("[.]$", known.Remedy);
        });
    }

    [Fact]
    public void Every_code_that_a_method_of_ours_can_return_is_known()
    {
        (string Class, string Method)[] ours = [("Msvm_ImageManagementService", "ConvertVirtualHardDisk"), ("Msvm_ImageManagementService", "CreateVirtualHardDisk"), ("Msvm_ShutdownComponent", "InitiateShutdown")];

        var codes = ours.SelectMany(each => WindowsFacts.Ws2012.Classes[each.Class].Methods[each.Method].Returns).Where(code => code is not (0 or 4096)).Distinct().ToList();

        Assert.NotEmpty(codes);
        Assert.Empty(codes.Except(KnownFailures.Returned.Keys));
    }

    [Fact]
    public void The_exact_word_of_a_failed_job_wins_over_its_general_code()
    {
        Assert.Equal(HostFault.Full, KnownFailures.OfJob(Host, "converting", 32768, "There is not enough space on the disk. (0x80070070)").Fault);
        Assert.Equal(HostFault.Full, KnownFailures.Translate(Host, "converting", Error("Converting failed: no space (0x80070070)", "Portal.Job.32768,Wait-PortalJob")).Fault);
    }

    [Fact]
    public void What_nobody_knows_is_passed_on_in_the_hosts_words()
    {
        var no = KnownFailures.Translate(Host, "creating a disk", Error("The flux is\n  out of order (0x8BADF00D).", "Strange"));

        Assert.Equal(HostFault.Refused, no.Fault);
        Assert.Equal("hv01.lab.example refused creating a disk: The flux is out of order (0x8BADF00D).", no.Message);
        Assert.NotEmpty(no.Remedy);
    }

    [Fact]
    public void A_job_without_words_is_told_by_its_code() =>
        Assert.Contains("failed with 47", KnownFailures.OfJob(Host, "converting", 47, null).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(ErrorCategory.ObjectNotFound, HostFault.Missing)]
    [InlineData(ErrorCategory.PermissionDenied, HostFault.Denied)]
    [InlineData(ErrorCategory.SecurityError, HostFault.Denied)]
    [InlineData(ErrorCategory.ResourceBusy, HostFault.Busy)]
    [InlineData(ErrorCategory.ResourceExists, HostFault.Foreign)]
    [InlineData(ErrorCategory.QuotaExceeded, HostFault.Full)]
    [InlineData(ErrorCategory.InvalidOperation, HostFault.Refused)]
    public void Without_a_code_the_category_tells(ErrorCategory category, HostFault fault) =>
        Assert.Equal(fault, KnownFailures.Translate(Host, "creating a disk", new ErrorRecord(new InvalidOperationException("It failed."), "X", category, null)).Fault);

    [Fact]
    public void A_file_error_of_either_system_is_understood()
    {
        Assert.Equal(HostFault.Full, KnownFailures.OfFile(Host, "writing", new IOException("No space left on device", 28)).Fault);
        Assert.Equal(HostFault.Full, KnownFailures.OfFile(Host, "writing", new IOException("Not enough space", unchecked((int)0x80070070))).Fault);
        Assert.Equal(HostFault.Missing, KnownFailures.OfFile(Host, "writing", new DirectoryNotFoundException()).Fault);
        Assert.Equal(HostFault.Denied, KnownFailures.OfFile(Host, "writing", new UnauthorizedAccessException()).Fault);
        Assert.Equal(HostFault.Refused, KnownFailures.OfFile(Host, "writing", new IOException("Strange")).Fault);
    }

    // As the engine makes it of what a host sends; its constructor is the engine's own.
    private static RemoteException Remote(string message, PSObject far) => (RemoteException)Activator.CreateInstance(
        typeof(RemoteException), BindingFlags.Instance | BindingFlags.NonPublic, binder: null, [message, far, null], culture: null)!;

    private static ErrorRecord Error(string message, string id) => new(new InvalidOperationException(message), id, ErrorCategory.NotSpecified, null);

    private static void AssertSays(KnownFailure known, HostException no)
    {
        Assert.Equal((known.Fault, known.Remedy, Host), (no.Fault, no.Remedy, no.Host));
        Assert.Contains(known.Meaning, no.Message, StringComparison.Ordinal);
    }
}
