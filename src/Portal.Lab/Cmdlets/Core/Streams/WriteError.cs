using System.Management.Automation;

namespace Portal.Lab.Cmdlets.Core.Streams;

/// <summary>An error of the script's own.</summary>
public sealed class WriteError() : CmdletBody("Write-Error")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        var record = call.Get<ErrorRecord>("ErrorRecord") ?? new ErrorRecord(
            call.Get<Exception>("Exception") ?? new RuntimeException(call.Get<string>("Message")),
            call.Get<string>("ErrorId") ?? "Microsoft.PowerShell.Commands.WriteErrorException",
            call.Has("Category") ? call.Get<ErrorCategory>("Category") : ErrorCategory.NotSpecified,
            call.Get<object>("TargetObject"));
        if (call.Has("Exception") && call.Get<string>("Message") is { } words) record.ErrorDetails = new ErrorDetails(words);
        record.CategoryInfo.Activity = call.Get<string>("CategoryActivity") ?? "Write-Error";
        if (call.Get<string>("CategoryReason") is { } reason) record.CategoryInfo.Reason = reason;
        if (call.Get<string>("CategoryTargetName") is { } name) record.CategoryInfo.TargetName = name;
        if (call.Get<string>("CategoryTargetType") is { } type) record.CategoryInfo.TargetType = type;
        call.Streams.WriteError(record);
    }
}
