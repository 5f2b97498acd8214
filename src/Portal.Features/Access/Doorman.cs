using Portal.Domain;
using Portal.Domain.Access;
using Portal.Features.Audit;

namespace Portal.Features.Access;

/// <summary>Asks, before each use case, whether this caller may: the way of all pages and endpoints.</summary>
public sealed class Doorman(ReadStanding standings, AuditTrail audit)
{
    /// <summary>Lets him in, or says why not, and writes that down.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="useCase">For which.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Admission> AdmitAsync(Caller caller, Type useCase, CancellationToken ct)
    {
        var standing = await standings.ExecuteAsync(caller, ct).ConfigureAwait(false);
        var who = new Who(standing?.Name ?? caller.Name, caller.From);
        if (standing is null)
            return new(null, null, Verdict.No("account", who.Name, "It opens nothing any more: its password was changed, or it was locked, taken back or has expired.", "Sign in again, or make a new token."));
        if (Needs.Of(useCase) is { } right && standing.May(right)) return new(who, standing, Verdict.Yes);

        var verdict = Verdict.No("account", who.Name, $"{useCase.Name} is not for {Roles(standing)}.", "Ask an administrator for a role that allows it.");
        await audit.RefuseAsync(who, useCase.Name, who.Name, caller.Holder, verdict, ct).ConfigureAwait(false);
        return new(null, standing, verdict);
    }

    /// <summary>Whether he may, without writing anything down: what is shown.</summary>
    public static bool May(Standing? standing, Type useCase) => Needs.Of(useCase) is { } right && standing?.May(right) == true;

    private static string Roles(Standing standing) => standing.Roles.Count == 0 ? "somebody without a role" : string.Join(" or ", standing.Roles.Select(role => role.Title));
}

/// <summary>Whether somebody was let in.</summary>
/// <param name="Who">As whom; null when he was not.</param>
/// <param name="Standing">What he is allowed; null when he is nobody any more.</param>
/// <param name="Verdict">Yes, or why not.</param>
public sealed record Admission(Who? Who, Standing? Standing, Verdict Verdict)
{
    /// <summary>Nobody any more, rather than somebody who may not.</summary>
    public bool IsUnknown => Who is null && Standing is null;
}
