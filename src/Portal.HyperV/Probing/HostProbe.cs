using Portal.Domain.Connections;
using Portal.Domain.Hosts;
using Portal.Domain.Prerequisites;
using Portal.HyperV.Sessions;

namespace Portal.HyperV.Probing;

/// <summary>Asks one machine: a call for the facts, and one for the proof of its storage where that is wanted.</summary>
internal sealed class HostProbe(ConnectionAccess access, Func<string, SessionPool> pool, TimeProvider time)
{
    // A check is worth waiting for, but not for a machine that hangs: conversions take hours, this does not.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private string[] Folders => access.IdentityFolder is { } other && !string.Equals(other, access.StorageFolder, StringComparison.OrdinalIgnoreCase)
        ? [access.StorageFolder, other]
        : [access.StorageFolder];

    /// <summary>What it is, without its storage.</summary>
    public async Task<Asked<MachineLook>> LookAsync(string machine, CancellationToken ct) =>
        (await AskAsync(machine, new Call("Get-PortalPrerequisite", "asking what it is") { Timeout = Patience }, ct)).Look;

    /// <summary>What it is, and each storage folder as it sees it.</summary>
    /// <param name="host">FQDN.</param>
    /// <param name="prove">Make a small disk on each.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer> AskAsync(string host, bool prove, CancellationToken ct)
    {
        var answer = await AskAsync(host, new Call("Get-PortalPrerequisite", "asking for prerequisites") { Timeout = Patience }.With("Folder", Folders), ct);
        if (!prove || answer.Look.Answer is not { } look || !CanProve(look)) return answer;
        return answer with { Folders = await Task.WhenAll(answer.Folders.Select(folder => ProvedAsync(host, look.Name, folder, ct))) };
    }

    private async Task<Answer> AskAsync(string host, Call call, CancellationToken ct)
    {
        try
        {
            var (before, asked) = (time.GetUtcNow(), time.GetTimestamp());
            var rows = await pool(host).CallAsync(call, ct);
            return ProbeRows.Read(host, rows, before, time.GetElapsedTime(asked));
        }
        catch (HostException refusal)
        {
            return new(new Gap(refusal.Message, refusal.Remedy), [], []);
        }
    }

    // Windows Server 2008 R2 has another WMI, and no shares to prove.
    private static bool CanProve(MachineLook look) => Version.TryParse(look.WindowsVersion, out var version) && version >= new Version(6, 2);

    // A cluster's name leads to one of its nodes; what is made carries that node's.
    private async Task<FolderLook> ProvedAsync(string asked, string name, FolderLook folder, CancellationToken ct)
    {
        var call = new Call("Test-PortalStorage", $"making a small disk in {folder.Folder}") { Timeout = Patience }
            .With("Folder", folder.Folder).With("BaseName", $"portal-proof-{name.Split('.')[0]}").With("Fence", time.GetUtcNow().UtcTicks);
        try
        {
            return await pool(asked).CallAsync(call, ct) is [var row, ..]
                ? folder with { Proof = ProbeRows.Disk(row) }
                : folder with { Proof = new Gap($"{name} answered Test-PortalStorage with nothing.", "Tell the makers of the portal: host and portal do not understand each other.") };
        }
        catch (HostException refusal)
        {
            return folder with { Proof = new Gap(refusal.Message, refusal.Remedy) };
        }
    }

    /// <summary>What a machine said.</summary>
    /// <param name="Look">What it is.</param>
    /// <param name="Nodes">Of its cluster, with their states.</param>
    /// <param name="Folders">That it was asked for.</param>
    internal sealed record Answer(Asked<MachineLook> Look, IReadOnlyList<(string Name, string State)> Nodes, IReadOnlyList<FolderLook> Folders);
}
