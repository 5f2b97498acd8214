using System.Management.Automation;
using Portal.Lab.HyperV.Guests;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.HyperV.Cim.Classes;

/// <summary>What a guest says of itself.</summary>
internal sealed class KvpExchangeComponent(string inNamespace) : GuestComponent("Msvm_KvpExchangeComponent", inNamespace, "2A34B1C2-FD73-4043-8A5B-DD2159BC743F")
{
    private const string Item = "Msvm_KvpExchangeDataItem";

    protected override IReadOnlyList<string> FurtherProperties { get; } = ["GuestIntrinsicExchangeItems", "GuestExchangeItems"];

    protected override PSObject Instance(IWindowsHost host, VmRecord machine) => CimObject.Of(this,
        ("SystemName", VmSid.Upper(machine.Id)), ("DeviceID", DeviceId(machine)), ("ElementName", "Key-Value Pair Exchange"),
        ("GuestIntrinsicExchangeItems", machine.Guest is { } guest && GuestClock.IsUp(host, machine) ? Items(guest) : []), ("GuestExchangeItems", Array.Empty<string>()));

    private static string[] Items(VmGuest guest) =>
        [Text("FullyQualifiedDomainName", guest.Name), Text("OSName", guest.System), Text("NetworkAddressIPv4", guest.Address)];

    private static string Text(string name, string data) => EmbeddedInstance.Write(Item,
        [("Caption", "string", null), ("Data", "string", data), ("Description", "string", null), ("ElementName", "string", null),
            ("InstanceID", "string", null), ("Name", "string", name), ("Source", "uint16", "2")]);
}
