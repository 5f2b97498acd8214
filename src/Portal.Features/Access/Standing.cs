using Portal.Domain.Access;

namespace Portal.Features.Access;

/// <summary>What somebody is allowed now.</summary>
/// <param name="Name">Of the account or token.</param>
/// <param name="Roles">That he has.</param>
public sealed record Standing(string Name, IReadOnlyList<Role> Roles)
{
    /// <summary>Whether one of his roles has it.</summary>
    public bool May(Right right) => Roles.Any(role => role.Rights.Contains(right));
}
