using System.Text.Json.Serialization;

namespace Portal.Lab.Vmm.State;

/// <summary>What VMM remembers of a virtual machine and the host does not know. One that it has only seen on a host has no record.</summary>
/// <param name="VmId">The host's id; of one that the host never got, an id of no machine.</param>
/// <param name="Host">Short name of the host that it was made on.</param>
/// <param name="Name">As it was made.</param>
internal sealed record VmmMachineRecord(Guid VmId, string Host, string Name)
{
    /// <summary>VMM's own, not the host's notes.</summary>
    public string Description { get; init; } = "";

    /// <summary>How far its creation came.</summary>
    public VmmMachineStage Stage { get; init; } = VmmMachineStage.Made;

    /// <summary>Taken out of VMM alone: not shown until its host is read again.</summary>
    public bool Forgotten { get; init; }
}

/// <summary>How far the creation of a virtual machine came.</summary>
internal enum VmmMachineStage
{
    /// <summary>It is whole.</summary>
    Made = 0,

    /// <summary>VMM is at it.</summary>
    UnderCreation = 1,

    /// <summary>It stopped half way.</summary>
    CreationFailed = 2,
}

/// <summary>A job of VMM.</summary>
/// <param name="Id">Of the job.</param>
/// <param name="Name">What it does.</param>
/// <param name="Started">When.</param>
internal sealed record VmmJobRecord(Guid Id, string Name, DateTimeOffset Started)
{
    /// <summary>Later ones have higher ones.</summary>
    public long Number { get; init; }

    /// <summary>"Running", "Completed" or "Failed".</summary>
    public string Status { get; init; } = VmmJobs.Running;

    public DateTimeOffset? Ended { get; init; }

    /// <summary>VMM's number of the error; 0 for none.</summary>
    public int Code { get; init; }

    /// <summary>VMM's words for it.</summary>
    public string Problem { get; init; } = "";

    /// <summary>VMM's id of what it worked on.</summary>
    public Guid? Result { get; init; }

    /// <summary>The job group that it has used up.</summary>
    public Guid? Group { get; init; }
}

/// <summary>The disk files that VMM saw when it last read a host.</summary>
/// <param name="Files">Paths below the lab's folder.</param>
internal sealed record VmmSight(HashSet<string> Files);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VmmMachineRecord))]
[JsonSerializable(typeof(VmmJobRecord))]
[JsonSerializable(typeof(VmmSight))]
internal sealed partial class VmmJson : JsonSerializerContext;
