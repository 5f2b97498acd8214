using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Lab.HyperV.State;
using Portal.Lab.Windows;

namespace Portal.Lab.Site;

/// <summary><c>site.json</c>: which machines the lab plays. People may change it while the lab does not run; a list that they leave out is empty.</summary>
internal sealed record SiteFile
{
    public required string Domain { get; init; }

    /// <summary>The domain's short name, before the backslash of its accounts.</summary>
    public required string NetBios { get; init; }

    public required string DomainSid { get; init; }

    public required IReadOnlyList<SiteHost> Hosts { get; init; }

    public IReadOnlyList<SiteCluster> Clusters { get; init => field = value ?? []; } = [];

    public IReadOnlyList<SiteShare> Shares { get; init => field = value ?? []; } = [];

    /// <summary>What manages the hosts; null for nothing.</summary>
    public SiteVmm? Vmm { get; init; }

    /// <summary>Short names of machines that have a VMM or its console.</summary>
    [JsonIgnore]
    public IEnumerable<string> Consoles => new[] { Vmm?.Name, Vmm?.Console }.OfType<string>();

    /// <summary>What an empty folder gets.</summary>
    public static SiteFile Usual(string domainSid) => new()
    {
        Domain = "lab.example",
        NetBios = "LAB",
        DomainSid = domainSid,
        Hosts =
        [
            new SiteHost("hv01", WindowsRelease.Ws2022.Name()) { Cluster = "cluster01" },
            new SiteHost("hv02", WindowsRelease.Ws2022.Name()) { Cluster = "cluster01" },
            new SiteHost("hv03", WindowsRelease.Ws2012R2.Name()) { Drives = ["C", "D"] },
        ],
        Clusters = [new SiteCluster("cluster01", ["Volume1"])],
        Shares = [new SiteShare("files", "vms")],
    };

    /// <exception cref="InvalidDataException">The file cannot be read as a site; the message says where.</exception>
    public static SiteFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), SiteJson.Default.SiteFile) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is no site of the lab: {wrong.Message}", wrong);
        }
    }

    public void Write(string path) => WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, SiteJson.Default.SiteFile));
}

/// <summary>One Hyper-V machine.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Windows">"ws2008r2" to "ws2025".</param>
internal sealed record SiteHost(string Name, string Windows)
{
    /// <summary>Short name of its cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>Letters.</summary>
    public IReadOnlyList<string> Drives { get; init => field = value ?? []; } = ["C"];

    /// <summary>Enough for thousands of machines: what a lab shall find out is seldom a lack of memory.</summary>
    public long MemoryBytes { get; init; } = 64L << 40;

    public IReadOnlyList<string> Switches { get; init => field = value ?? []; } = ["LAN"];
}

/// <summary>A failover cluster.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Volumes">Cluster shared volumes, seen by every node.</param>
internal sealed record SiteCluster(string Name, IReadOnlyList<string> Volumes);

/// <summary>An SMB share that every machine and the portal's account may use.</summary>
/// <param name="Server">Short name of the file server.</param>
/// <param name="Name">Of the share.</param>
internal sealed record SiteShare(string Server, string Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SiteFile))]
internal sealed partial class SiteJson : JsonSerializerContext;
