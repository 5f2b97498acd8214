namespace Portal.Domain.Access;

/// <summary>A set of rights under a name. These four are built in.</summary>
/// <param name="Name">As it is stored and typed: "help-desk".</param>
/// <param name="Title">As people read it: "Help desk".</param>
/// <param name="Rights">What it allows.</param>
public sealed record Role(string Name, string Title, IReadOnlySet<Right> Rights)
{
    /// <summary>Everything.</summary>
    public static Role Administrator { get; } = new("administrator", "Administrator", new HashSet<Right>(Enum.GetValues<Right>()));

    /// <summary>Makes and keeps catalogs.</summary>
    public static Role CatalogOperator { get; } =
        new("catalog-operator", "Catalog operator", new HashSet<Right> { Right.Read, Right.OperateMachines, Right.OperateCatalogs });

    /// <summary>Finds machines and restarts them.</summary>
    public static Role HelpDesk { get; } = new("help-desk", "Help desk", new HashSet<Right> { Right.Read, Right.OperateMachines });

    /// <summary>Reads everything, changes nothing.</summary>
    public static Role Auditor { get; } = new("auditor", "Auditor", new HashSet<Right> { Right.Read, Right.ReadAudit });

    /// <summary>All that there are, most powerful first.</summary>
    public static IReadOnlyList<Role> All { get; } = [Administrator, CatalogOperator, HelpDesk, Auditor];

    /// <summary>The role of that name, in whatever case; null when there is none.</summary>
    public static Role? Find(string? name) => All.FirstOrDefault(role => string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The role of that name, or why it is none.</summary>
    /// <param name="field">Where it was typed.</param>
    /// <param name="name">What was typed.</param>
    public static (Role? Role, Verdict Verdict) Parse(string field, string? name) =>
        Find(name) is { } role
            ? (role, Verdict.Yes)
            : (null, Verdict.No(field, name, "There is no such role.", $"Choose one of {string.Join(", ", All.Select(each => each.Name))}."));

    /// <inheritdoc />
    public override string ToString() => Title;
}
