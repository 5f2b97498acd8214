using Portal.HyperV.Tests.LabHyperV;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabVmm;

public sealed class ConnectTests
{
    private const string Ask = "param($credential) Get-SCVMMServer -ComputerName vmm01.lab.example -Credential $credential";

    [Theory]
    [InlineData(VmmRelease.Vmm2012, "3.0.6005.0")]
    [InlineData(VmmRelease.Vmm2012R2, "3.2.7510.0")]
    [InlineData(VmmRelease.Vmm2025, "10.25.1200.0")]
    public void A_server_says_what_it_is_and_in_which_role_it_is_talked_to(VmmRelease release, string version)
    {
        using var on = new VmmOn(release);

        var words = on.Session.One($"{Ask} | ForEach-Object {{ \"$($_.Name) $($_.ProductVersion) $($_.Profile) $($_.UserRoleName) $($_.IsConnected) $($_.IsHighlyAvailable)\" }}", on.Credential());

        Assert.Equal($"vmm01.lab.example {version} Administrator Administrator True False", words);
    }

    [Fact]
    public void It_is_reached_by_the_name_of_its_cluster_role_too()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);

        Assert.Equal("vmm.lab.example True", on.Session.One("Get-SCVMMServer vmm.lab.example | ForEach-Object { \"$($_.FullyQualifiedDomainName) $($_.IsHighlyAvailable)\" }"));
    }

    [Fact]
    public void Credentials_are_judged_and_a_name_must_be_the_servers()
    {
        using var on = new VmmOn(VmmRelease.Vmm2016);

        Assert.Equal("1604", on.Session.Refusal(Ask, on.Credential("wrong")).Id());
        Assert.Equal("1604", on.Session.Refusal(Ask, on.Credential(user: @"LAB\nobody")).Id());
        Assert.Equal("1600", on.Session.Refusal("Get-SCVMMServer -ComputerName vmm02.lab.example").Id());
        Assert.Equal("1602", on.Session.Refusal("Get-SCVMMServer -ComputerName vmm01 -TCPPort 8101").Id());
        Assert.Equal("1605", on.Session.Refusal("Get-SCVMMServer -ComputerName vmm01 -ConnectAs DelegatedAdmin").Id());
        Assert.Equal("1613", on.Session.Refusal("Get-SCVMHost").Id());
    }

    [Fact]
    public void A_console_elsewhere_needs_credentials_that_can_go_on_or_are_given()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019, "console01", canGoOn: false);

        Assert.Equal("1604", on.Session.Refusal("Get-SCVMMServer -ComputerName vmm01.lab.example").Id());
        Assert.Equal("vmm01.lab.example", on.Session.One($"{Ask} | ForEach-Object {{ $_.Name }}", on.Credential()));
    }

    [Fact]
    public void A_console_of_another_build_an_account_in_no_role_and_a_silent_server_are_each_refused_in_their_words()
    {
        using var on = new VmmOn(VmmRelease.Vmm2012R2, "console01");
        var console = on.Lab.Site.Find("console01")!;

        console.Faults.Turn(Faults.StaleConsole, on: true);
        var stale = on.Session.Refusal(Ask, on.Credential());
        Assert.Equal("1615,Microsoft.SystemCenter.VirtualMachineManager.Cmdlets.GetVMMServerCmdlet", stale.FullyQualifiedErrorId);
        Assert.Contains("3.2.7510.1", stale.Exception.Message);
        console.Faults.Turn(Faults.StaleConsole, on: false);

        on.Server.Faults.Turn(Faults.NoVmmRole, on: true);
        Assert.Equal("1605", on.Session.Refusal(Ask, on.Credential()).Id());
        on.Server.Faults.Turn(Faults.NoVmmRole, on: false);

        on.Server.Faults.Turn(Faults.Down, on: true);
        Assert.Equal("1602", on.Session.Refusal(Ask, on.Credential()).Id());
    }

    [Fact]
    public void Its_machine_has_the_modules_of_VMM_and_of_Windows_and_none_of_Hyper_V()
    {
        using var on = new VmmOn(VmmRelease.Vmm2019);
        Assert.Equal("CommandNotFoundException", on.Session.Refusal("Get-VM").Id());
        Assert.Equal("CommandNotFoundException", on.Session.Refusal("Get-ClusterNode").Id());
        Assert.Equal("0x8004100E", on.Session.Refusal(@"Get-CimInstance -Namespace root\virtualization\v2 -ClassName Msvm_ComputerSystem").Code());
        on.Session.Run(@"virtualmachinemanager\Get-SCVMMServer vmm01; Get-ChildItem C:\");
        using var host = new TestSession(on.Lab.Hv01);
        Assert.Equal("CommandNotFoundException", host.Refusal("Get-SCVMMServer vmm01").Id());

        on.Server.Faults.Turn(Faults.NoConsole, on: true);
        using var bare = new TestSession(on.Server);
        Assert.Equal("CommandNotFoundException", bare.Refusal("Get-SCVMMServer vmm01").Id());
    }

    [Fact]
    public void The_lab_says_which_VMM_it_plays_and_what_that_manages()
    {
        using var on = new VmmOn(VmmRelease.Vmm2016);
        on.Server.Faults.Turn(Faults.NoVmmRole, on: true);
        on.Restart(("hv03", WindowsRelease.Ws2012)); // too old for it

        var vmm = Portal.Lab.Control.StatusVerb.Answer(on.Lab.Site, shells: null)["vmm"]!;

        Assert.Equal(("2016", "4.0.1662.0"), ((string)vmm["release"]!, (string)vmm["build"]!));
        Assert.Equal("""["hv01.lab.example","hv02.lab.example"]""", vmm["manages"]!.ToJsonString());
        Assert.Equal("""{"name":"vmm01.lab.example","windows":"ws2016","faults":["no-vmm-role"]}""", vmm["machines"]![0]!.ToJsonString());
    }

    [Fact]
    public void A_parameter_is_known_only_since_the_release_that_brought_it()
    {
        using var old = new VmmOn(VmmRelease.Vmm2012);
        using var later = new VmmOn(VmmRelease.Vmm2012R2);

        Assert.Equal("NamedParameterNotFound", old.Refusal("Get-SCVMMServer vmm01 -ForOnBehalfOf").Id());
        Assert.Equal("CannotConvertArgumentNoMessage", old.Refusal("Get-SCVMMServer vmm01 -ConnectAs TenantAdmin").Id());
        Assert.Equal("NotSupported", later.Refusal("Get-SCVMMServer vmm01 -ForOnBehalfOf").Id());
        Assert.Equal("1605", later.Refusal("Get-SCVMMServer vmm01 -ConnectAs TenantAdmin").Id());
    }

    [Fact]
    public async Task It_is_reached_over_remoting_with_credentials_that_the_client_sends()
    {
        await using var lab = new RunningLab(vmm: VmmRelease.Vmm2022);
        using var session = LabConnection.Open(lab, "vmm01.lab.example");
        using var secret = new System.Security.SecureString();
        foreach (var letter in lab.Site.Account.Password) secret.AppendChar(letter);

        var answer = session.Run("param($credential) (Get-SCVMMServer -ComputerName vmm01.lab.example -Credential $credential).ProductVersion", ("credential", new System.Management.Automation.PSCredential(@"LAB\portal", secret)));

        Assert.Equal("10.22.1287.0", Assert.Single(answer).BaseObject);
    }
}
