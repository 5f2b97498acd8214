using Portal.Domain.Hosts;

namespace Portal.Domain.Prerequisites;

/// <summary>What VMM and the hosts of a connection said when they were asked for what prerequisites need.</summary>
/// <param name="Hosts">
/// Each chosen host: nodes of the cluster, those that are down too, or the one machine. Where nobody answers at the address, that is the only one.
/// Empty while nothing is chosen.
/// </param>
public sealed record Survey(IReadOnlyList<HostSurvey> Hosts)
{
    /// <summary>Null without VMM.</summary>
    public VmmSurvey? Vmm { get; init; }
}

/// <summary>What VMM said.</summary>
/// <param name="Facts">The server, as it answers the account.</param>
/// <param name="Offer">Places with their host groups, networks and storage.</param>
/// <param name="Machine">The machine that sessions with VMM's module run on.</param>
public sealed record VmmSurvey(Asked<VmmFacts> Facts, Asked<Offer> Offer, Asked<MachineLook> Machine)
{
    private readonly Asked<MachineLook>? _server;

    /// <summary>The machine that VMM itself runs on: another one where <see cref="Machine"/> has the console alone. It may take no session of this account.</summary>
    public Asked<MachineLook> Server
    {
        get => _server ?? Machine;
        init => _server = value;
    }
}

/// <summary>One chosen host.</summary>
/// <param name="Name">FQDN that it was asked by.</param>
/// <param name="State">"Up", "Down", "Paused" or "Joining", as its cluster (or VMM) says; null where nobody said anything.</param>
/// <param name="Look">What it is.</param>
/// <param name="Folders">Each storage folder, as this host sees it; empty where the host itself did not answer.</param>
public sealed record HostSurvey(string Name, string? State, Asked<MachineLook> Look, IReadOnlyList<FolderLook> Folders);

/// <summary>A Windows machine, as it answers.</summary>
/// <param name="Name">FQDN that it has itself.</param>
/// <param name="WindowsVersion">"6.3.9600".</param>
/// <param name="PowerShellVersion">"5.1.14393.0".</param>
/// <param name="PowerShellEdition">"Desktop" for Windows PowerShell, "Core" for PowerShell 6 and later.</param>
/// <param name="Groups">In the token of the session, those of nested groups too.</param>
public sealed record MachineLook(string Name, string WindowsVersion, string PowerShellVersion, string PowerShellEdition, IReadOnlyList<TokenGroup> Groups)
{
    /// <summary>"lab.example"; null for a machine in no domain.</summary>
    public string? Forest { get; init; }

    /// <summary>"LAB"; null for a machine in no domain.</summary>
    public string? NetBiosDomain { get; init; }

    /// <summary>What its clock is ahead of the portal's; negative when it is behind.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>How wrong <see cref="ClockAhead"/> may be: half of what the question took.</summary>
    public TimeSpan ClockError { get; init; }

    /// <summary>How it took the session: "CredSSP", "Kerberos", "Negotiate"; null where it does not tell.</summary>
    public string? Authentication { get; init; }

    /// <summary>Whether its WinRM takes CredSSP; null where it does not tell.</summary>
    public bool? TakesCredSsp { get; init; }

    /// <summary>It runs virtual machines itself: the service vmms is there.</summary>
    public bool RunsHyperV { get; init; }

    /// <summary>FQDN of its cluster; null for a standalone machine.</summary>
    public string? Cluster { get; init; }

    /// <summary>ClusterFunctionalLevel: 8 for Windows Server 2012 R2, 9 for 2016, and so on; null before 2016.</summary>
    public int? ClusterLevel { get; init; }

    /// <summary>Names of its virtual switches.</summary>
    public IReadOnlyList<string> Switches { get; init; } = [];
}

/// <summary>A group in a token.</summary>
/// <param name="Sid">"S-1-5-32-544".</param>
/// <param name="Name">"BUILTIN\Administrators", in the language of that Windows.</param>
public sealed record TokenGroup(string Sid, string Name);

/// <summary>A storage folder, as one host sees it.</summary>
/// <param name="Folder">"\\files.lab.example\vms\portal".</param>
/// <param name="Facts">Room and attributes.</param>
public sealed record FolderLook(string Folder, Asked<FolderFacts> Facts)
{
    /// <summary>"\\files.lab.example\vms"; null for a folder on a drive.</summary>
    public string? Share { get; init; }

    /// <summary>Who may do what on the share; null for a folder on a drive.</summary>
    public Asked<AccessList>? OnShare { get; init; }

    /// <summary>Who may do what in the folder; null for a folder on a drive.</summary>
    public Asked<AccessList>? OnFolder { get; init; }

    /// <summary>The small disk that was made there, read back and deleted; null where none was tried.</summary>
    public Asked<HostDisk>? Proof { get; init; }
}

/// <summary>A folder and what it is on.</summary>
/// <param name="LookedAt">The folder itself or, while it is not made yet, the nearest above it that is there: what is made in it inherits its attributes.</param>
/// <param name="Attributes">"Compressed", "Encrypted", "SparseFile" and others, as Windows calls them.</param>
/// <param name="TotalBytes">Of the volume or share.</param>
/// <param name="FreeBytes">Of it.</param>
public sealed record FolderFacts(string LookedAt, IReadOnlyList<string> Attributes, long TotalBytes, long FreeBytes);

/// <summary>Entries of a list of rights.</summary>
/// <param name="Entries">In their order.</param>
public sealed record AccessList(IReadOnlyList<AccessEntry> Entries);

/// <summary>One entry.</summary>
/// <param name="Account">"LAB\HV01$", "Everyone".</param>
/// <param name="Rights">Of a share "Full", "Change", "Read" or "Custom"; of a folder "FullControl" or others, as Windows calls them.</param>
/// <param name="Allows">Otherwise it denies.</param>
public sealed record AccessEntry(string Account, string Rights, bool Allows);
