namespace Portal.Domain.Prerequisites;

/// <summary>Something that has to be so before machines can be made: one rule, with why, and what to do where it is not.</summary>
public interface IPrerequisite
{
    /// <summary>Permanent, in lower case: "vmm-release".</summary>
    string Key { get; }

    /// <summary>What has to be so, as a short sentence without its full stop.</summary>
    string Title { get; }

    /// <summary>What goes wrong otherwise.</summary>
    string Why { get; }

    /// <summary>Where it is said.</summary>
    Source Source { get; }

    /// <summary>Whether a failure stops a connection from being added; otherwise it can be accepted like a warning.</summary>
    bool IsRequired { get; }

    /// <summary>The field of a connection that a failure is most likely mended in: "account".</summary>
    string Field { get; }

    /// <summary>Looks at what was found out. Asks nobody, and never throws.</summary>
    /// <returns>Empty where it does not apply; otherwise something of each host, share or account that it is about.</returns>
    IEnumerable<Finding> Judge(Evidence evidence);
}

/// <summary>Where a prerequisite comes from.</summary>
/// <param name="Text">The sentence, in its own words.</param>
/// <param name="Where">Who says it: "Prepare the virtualization environment: VMM", or a page of the Windows documentation.</param>
public sealed record Source(string Text, string Where)
{
    /// <summary>A sentence of the guidance that the portal is built from.</summary>
    public static Source Guidance(string text) => new(text, "Prepare the virtualization environment: Microsoft System Center Virtual Machine Manager");
}
