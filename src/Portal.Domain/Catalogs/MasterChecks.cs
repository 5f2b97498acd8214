using System.Text.Json.Serialization;

namespace Portal.Domain.Catalogs;

/// <summary>What a person says of a master before its image is taken. No host can tell, so somebody answers for it by name; kept with the image.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<MasterChecks>))]
public enum MasterChecks
{
    /// <summary>Nobody said anything.</summary>
    None = 0,

    /// <summary>What takes the name from the identity disk is installed: cloud-init or cloudbase-init, and beside it whatever a broker needs (a Virtual Delivery Agent).</summary>
    Agent = 1,

    /// <summary>What machines should not do all at once is off; the Virtual Delivery Agent's installer has an option for it.</summary>
    Optimised = 2,

    /// <summary>Nothing in it belongs to one machine alone: sysprep on Windows; on Linux no machine id, no host keys.</summary>
    Generalised = 4,

    /// <summary>Everything.</summary>
    All = Agent | Optimised | Generalised,
}
