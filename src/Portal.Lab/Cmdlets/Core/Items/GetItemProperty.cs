using Portal.Lab.Cmdlets.Core.Machine;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>The values of a key of the registry.</summary>
public sealed class GetItemProperty() : CmdletBody("Get-ItemProperty")
{
    /// <inheritdoc />
    public override void Process(ICmdletCall call)
    {
        foreach (var path in call.All<string>("LiteralPath").Concat(call.All<string>("Path")))
            ItemCalls.Try(call, path, ItemAct.Look, _ => call.Write(ConsoleSetup.At(call.Session.Host, path) ?? throw ItemRefusals.Missing(path)));
    }
}
