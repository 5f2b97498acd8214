using Portal.Domain.Upgrades;

namespace Portal.Features.Upgrades;

/// <summary>Aims as one word, as addresses and bodies have them.</summary>
public static class AimWords
{
    /// <summary>At the newest release that the target VMM works with.</summary>
    public const string Latest = "latest";

    /// <summary>It moves only where VMM asks for it.</summary>
    public const string AsNeeded = "asNeeded";

    /// <summary>The aim that a word says.</summary>
    /// <param name="word">One of the two words, or a release.</param>
    /// <param name="unsaid">Where there is none.</param>
    public static Aim Read(string? word, Aim unsaid) => word switch
    {
        null or "" => unsaid,
        Latest => Aim.Latest,
        AsNeeded => Aim.AsNeeded,
        _ => Aim.Exactly(word),
    };
}
