using System.Management.Automation;
using System.Security;
using Portal.HyperV.Tests.LabHyperV;
using Portal.HyperV.Tests.LabWindows;
using Portal.Lab.Vmm;
using Portal.Lab.Windows;
using Xunit;

namespace Portal.HyperV.Tests.LabVmm;

/// <summary>A lab whose hosts a VMM manages, with a session on a machine that has its console.</summary>
internal sealed class VmmOn : IDisposable
{
    private readonly string _machine;
    private readonly bool _canGoOn;

    public VmmOn(VmmRelease release, string machine = "vmm01", bool canGoOn = true)
    {
        (_machine, _canGoOn) = (machine, canGoOn);
        Lab = new LabUnderTest(vmm: release);
        Session = Open();
    }

    /// <summary>All releases.</summary>
    public static TheoryData<VmmRelease> Releases => [.. Enum.GetValues<VmmRelease>()];

    public LabUnderTest Lab { get; }

    public TestSession Session { get; private set; }

    /// <summary>The host that these tests make machines on.</summary>
    public WindowsHost Host => Lab.Hv01;

    /// <summary>The VMM server's machine.</summary>
    public WindowsHost Server => Lab.Site.Find("vmm01")!;

    /// <summary>Runs a text that finds its connection in <c>$vmm</c>.</summary>
    public IReadOnlyList<PSObject> Run(string script, params (string Name, object? Value)[] arguments) => Session.Run(Connected(script, arguments), arguments);

    /// <summary>The only answer of a text that finds its connection in <c>$vmm</c>.</summary>
    public dynamic One(string script, params (string Name, object? Value)[] arguments) => Assert.Single(Run(script, arguments)).BaseObject;

    /// <summary>All answers as texts, in their order.</summary>
    public IReadOnlyList<string> Texts(string script, params (string Name, object? Value)[] arguments) => [.. Run(script, arguments).Select(each => $"{each}")];

    /// <summary>The error that a text ends with.</summary>
    public ErrorRecord Refusal(string script, params (string Name, object? Value)[] arguments) => Session.Refusal(Connected(script, arguments), arguments);

    /// <summary>As after the end of the process; sessions are new.</summary>
    public void Restart(params (string Host, WindowsRelease Windows)[] releases)
    {
        Session.Dispose();
        Lab.Restart(releases);
        Session = Open();
    }

    /// <summary>The account's credentials, with this password or its own.</summary>
    public (string, object?) Credential(string? password = null, string user = @"LAB\portal")
    {
        var secret = new SecureString();
        foreach (var letter in password ?? Lab.Site.Account.Password) secret.AppendChar(letter);
        return ("credential", new PSCredential(user, secret));
    }

    public void Dispose()
    {
        Session.Dispose();
        Lab.Dispose();
    }

    private TestSession Open() => new(Lab.Site.Find(_machine)!, _canGoOn);

    private static string Connected(string script, (string Name, object? Value)[] arguments) =>
        $"param({string.Join(", ", arguments.Select(each => "$" + each.Name))})\n$vmm = Get-SCVMMServer -ComputerName vmm01.lab.example\n{script}";
}
