using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class CimTests : IDisposable
{
    private const string Hyper = @"-Namespace 'root\virtualization\v2'";
    private readonly SessionOn _on = new(WindowsRelease.Ws2012);

    private TestSession Session => _on.Session;

    public void Dispose() => _on.Dispose();

    private static string Code(System.Management.Automation.ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    private VmRecord Add(string name, VmPower power = VmPower.Off, VmGuest? guest = null)
    {
        var machine = new VmRecord { Id = Guid.NewGuid(), Name = name, Folder = @"D:\VMs", Power = power, Started = _on.Lab.Time.GetUtcNow(), Guest = guest };
        _on.Host.Machines.Add(machine);
        return machine;
    }

    [Fact]
    public void The_machine_tells_what_it_is()
    {
        Assert.Equal("hv03.lab.example", Session.One(@"$c = Get-CimInstance -Namespace 'root\cimv2' -ClassName Win32_ComputerSystem; '{0}.{1}' -f $c.DNSHostName, $c.Domain"));
        Assert.Equal("6.2.9200", Session.One("(Get-CimInstance Win32_OperatingSystem).Version"));
        Assert.Equal([@"C:\", @"D:\"], Session.Run("Get-CimInstance Win32_Volume | ForEach-Object { $_.Name }").Select(each => each.BaseObject));
        Assert.True(Session.One("(Get-CimInstance Win32_Volume -Filter \"DriveLetter = 'D:'\").FreeSpace") > 0);
    }

    [Fact]
    public void Machines_are_found_by_id_or_name_and_the_host_by_its_own()
    {
        var first = Add("vdi-001");
        var second = Add("VDI-002");
        Add("vdi-003");

        Assert.Equal(4, Session.Run($"Get-CimInstance {Hyper} -ClassName Msvm_ComputerSystem").Count);
        var found = Session.Run($"param($f) Get-CimInstance {Hyper} -ClassName Msvm_ComputerSystem -Filter $f | ForEach-Object {{ $_.Name }}",
            ("f", $"Name = '{first.Id:D}' OR ElementName = 'vdi-002' OR ElementName = 'VDI-002' OR ElementName = 'hv03'"));

        Assert.Equal([first.Id.ToString("D").ToUpperInvariant(), second.Id.ToString("D").ToUpperInvariant(), "HV03"], found.Select(each => each.BaseObject));
    }

    [Fact]
    public void A_guest_that_is_up_has_a_heartbeat_and_a_name_and_shuts_down_when_asked()
    {
        var up = Add("up", VmPower.Running, new VmGuest("VDI-001", "Debian", "10.0.0.1"));
        Add("mute", VmPower.Running);
        Add("off");

        Assert.Equal([12, 12, 2], Session.Run($"Get-CimInstance {Hyper} Msvm_HeartbeatComponent | ForEach-Object {{ [int] @($_.OperationalStatus)[0] }}").Select(each => (int)each.BaseObject).Order().Reverse());
        var item = Session.One($$"""
            param($id)
            $items = (Get-CimInstance {{Hyper}} Msvm_KvpExchangeComponent -Filter "SystemName = '$id'").GuestIntrinsicExchangeItems
            foreach ($item in $items) { foreach ($p in ([xml] $item).INSTANCE.PROPERTY) { if ($p.VALUE -eq 'VDI-001') { $p.NAME } } }
            """, ("id", up.Id));
        Assert.Equal("Data", item);

        const string ShutDown = $$"""
            param($id)
            $component = Get-CimInstance {{Hyper}} Msvm_ShutdownComponent -Filter "SystemName = '$id'"
            (Invoke-CimMethod -InputObject $component -MethodName InitiateShutdown -Arguments @{ Force = $true; Reason = 'test' }).ReturnValue
            """;
        Assert.Equal(0u, Session.One(ShutDown, ("id", up.Id)));
        Assert.Equal(VmPower.Off, _on.Host.Machines.Find(up.Id)!.Power);
        Assert.Equal(32775u, Session.One(ShutDown, ("id", up.Id)));
    }

    [Fact]
    public void Classes_methods_and_properties_that_this_Windows_does_not_know_are_refused()
    {
        Assert.Equal("HRESULT 0x8004100e", Code(Session.Refusal(@"Get-CimInstance -Namespace root\virtualization -ClassName Msvm_ComputerSystem")));
        Assert.Equal("HRESULT 0x80041010", Code(Session.Refusal("Get-CimInstance -ClassName Msvm_ComputerSystem")));
        Assert.Equal("HRESULT 0x80041017", Code(Session.Refusal($"Get-CimInstance {Hyper} Msvm_ComputerSystem -Filter \"EnhancedSessionModeState = 2\"")));
        Assert.Equal("HRESULT 0x80041017", Code(Session.Refusal($"Get-CimInstance {Hyper} Msvm_ComputerSystem -Filter \"Name LIKE 'a%'\"")));
        Assert.Equal("HRESULT 0x80041017", Code(Session.Refusal($"Get-CimInstance {Hyper} Msvm_StorageJob -Property Colour")));

        const string Service = $"Get-CimInstance {Hyper} Msvm_ImageManagementService | Invoke-CimMethod";
        Assert.Equal("HRESULT 0x8004102e", Code(Session.Refusal($"{Service} -MethodName StartService")));
        Assert.Equal("HRESULT 0x80041008", Code(Session.Refusal($"{Service} -MethodName CreateVirtualHardDisk -Arguments @{{ Path = 'D:\\a.vhdx' }}")));
        Assert.Equal("ParameterArgumentTransformationError", Code(Session.Refusal("Invoke-CimMethod -InputObject service -MethodName CreateVirtualHardDisk")));
    }
}
