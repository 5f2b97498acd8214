namespace Portal.Lab.Cmdlets.Core.Streams;

/// <summary>A warning.</summary>
public sealed class WriteWarning() : CmdletBody("Write-Warning")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => call.Streams.WriteWarning(call.Get<string>("Message"));
}

/// <summary>What only those want who ask for it.</summary>
public sealed class WriteVerbose() : CmdletBody("Write-Verbose")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call) => call.Streams.WriteVerbose(call.Get<string>("Message"));
}

/// <summary>Answers, one by one.</summary>
public sealed class WriteOutput() : CmdletBody("Write-Output")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        foreach (var answer in call.All<object>("InputObject")) call.Write(answer);
    }
}
