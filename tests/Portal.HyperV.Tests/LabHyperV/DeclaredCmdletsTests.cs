using System.Management.Automation;
using Portal.Lab.Cmdlets;
using Portal.Lab.Cmdlets.Declarations;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabHyperV;

public sealed class DeclaredCmdletsTests : IDisposable
{
    private readonly List<SessionOn> _open = [];

    public void Dispose() => _open.ForEach(each => each.Dispose());

    private TestSession On(WindowsRelease release)
    {
        _open.Add(new SessionOn(release));
        return _open[^1].Session;
    }

    private static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    [Fact]
    public void A_cmdlet_answers_by_its_name_and_by_the_name_of_its_module()
    {
        var session = On(WindowsRelease.Ws2022);

        Assert.Equal("LAN", session.One("(Get-VMSwitch).Name"));
        Assert.Equal("LAN", session.One(@"(Hyper-V\Get-VMSwitch -SwitchName LAN).Name"));
    }

    public static TheoryData<WindowsRelease> Releases => [.. Enum.GetValues<WindowsRelease>()];

    [Theory]
    [MemberData(nameof(Releases))]
    public void What_a_Windows_has_can_be_bound(WindowsRelease release)
    {
        var names = On(release).Run("Get-Command -CommandType Cmdlet | Where-Object { $_.ImplementingType.BaseType.Name -eq 'DeclaredCmdlet' } | ForEach-Object { if ($_.Parameters.Count -gt 0) { $_.Name } }")
            .Select(name => (string)name.BaseObject).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.Equal(release < WindowsRelease.Ws2012R2, !names.Contains("Set-VMFirmware"));
        var missing = release == WindowsRelease.Ws2008R2 ? LaterThan2008R2 : release == WindowsRelease.Ws2012 ? ["Set-VMFirmware"] : [];
        Assert.Subset(names, DeclaredCmdlets.Names.Where(name => !name.Contains("-SC", StringComparison.Ordinal)).Except(missing, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase));
        Assert.All(missing, name => Assert.DoesNotContain(name, names));
    }

    private static string[] LaterThan2008R2 =>
        [.. FactFiles.Of(WindowsRelease.Ws2012R2).Where(cmdlet => cmdlet.Module is "Hyper-V" or "SmbShare").Select(cmdlet => cmdlet.Name), "Add-ClusterVirtualMachineRole", "Remove-ClusterGroup"];

    [Fact]
    public void The_oldest_Windows_has_no_cmdlets_of_Hyper_V_and_few_of_clusters()
    {
        var session = On(WindowsRelease.Ws2008R2);

        Assert.Equal("CommandNotFoundException", Id(session.Refusal("Get-VM")));
        Assert.Equal("CouldNotAutoLoadModule", Id(session.Refusal(@"Hyper-V\Get-VMSwitch")));
        Assert.Equal("NamedParameterNotFound", Id(session.Refusal("Get-ClusterGroup -VMId ([guid]::Empty)")));
        Assert.Equal("CommandNotFoundException", Id(session.Refusal("Get-SmbShare")));
        Assert.Equal("6.1.7601", session.One("(Get-CimInstance -ClassName Win32_OperatingSystem).Version"));
    }

    [Fact]
    public void A_parameter_is_known_only_since_the_Windows_that_brought_it()
    {
        Assert.Equal("NamedParameterNotFound", Id(On(WindowsRelease.Ws2012).Refusal("Get-VMSwitch -CimSession $null")));
        Assert.Equal("NamedParameterNotFound", Id(On(WindowsRelease.Ws2012R2).Refusal("Get-VMSwitch -CimSession $null")));
        Assert.NotEqual("NamedParameterNotFound", Id(On(WindowsRelease.Ws2016).Refusal("Get-VMSwitch -CimSession nobody")));
    }

    [Fact]
    public void Sets_values_and_types_are_kept()
    {
        var session = On(WindowsRelease.Ws2012R2);

        Assert.Equal("AmbiguousParameterSet", Id(session.Refusal("Get-VMSwitch -Name LAN -Id ([guid]::Empty)")));
        Assert.Equal("CannotConvertArgumentNoMessage", Id(session.Refusal("Get-VMSwitch -SwitchType Wireless")));
        Assert.Equal("CannotConvertArgumentNoMessage", Id(session.Refusal("Get-VMSwitch -Id LAN")));
        Assert.Single(session.Run("Get-VMSwitch LAN -SwitchType External"));
    }

    [Fact]
    public void A_refusal_becomes_an_error_with_the_hosts_words_id_and_category()
    {
        var error = On(WindowsRelease.Ws2012).Refusal("Get-VMSwitch -Name DMZ");

        Assert.Equal("InvalidParameter,Microsoft.HyperV.PowerShell.Commands.GetVMSwitchCommand", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains("0x80070057", error.Exception.Message);
    }

    [Fact]
    public void Common_parameters_of_a_later_PowerShell_are_refused()
    {
        Assert.Equal("NamedParameterNotFound", Id(On(WindowsRelease.Ws2012).Refusal("Get-VMSwitch -PipelineVariable it")));
        Assert.Equal("NamedParameterNotFound", Id(On(WindowsRelease.Ws2012R2).Refusal("Get-VMSwitch -InformationAction Ignore")));
        Assert.Equal("NamedParameterNotFound", Id(On(WindowsRelease.Ws2025).Refusal("Get-VMSwitch -ProgressAction Ignore")));
        Assert.Single(On(WindowsRelease.Ws2016).Run("Get-VMSwitch -InformationAction Ignore"));
    }
}
