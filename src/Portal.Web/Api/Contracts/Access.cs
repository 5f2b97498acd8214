using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Features.Access;
using Portal.Features.Ledger;

namespace Portal.Web.Api.Contracts;

/// <summary>A token to be made.</summary>
internal sealed record NewTokenRequest
{
    /// <summary>What it is for. Unique.</summary>
    public required string Name { get; init; }

    /// <summary>administrator, catalog-operator, help-desk or auditor: no more than you may yourself.</summary>
    public required string Role { get; init; }

    /// <summary>After so many days it opens nothing: 1 to 3,650; 90 unless told.</summary>
    public int? ExpiresInDays { get; init; }
}

/// <summary>A token that was just made.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Secret">Shown this once: "Authorization: Bearer SECRET".</param>
/// <param name="Expires">From when on it opens nothing.</param>
internal sealed record MadeToken(Guid Id, string Name, string Secret, DateTimeOffset? Expires);

/// <summary>A token, without its secret.</summary>
/// <param name="Id">Permanent.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Role">That it has; null when it may do nothing.</param>
/// <param name="By">Who made it.</param>
/// <param name="Created">When.</param>
/// <param name="Expires">From when on it opens nothing.</param>
/// <param name="Revoked">When it was taken back.</param>
/// <param name="Opens">It opens something now.</param>
internal sealed record TokenAnswer(Guid Id, string Name, string? Role, string By, DateTimeOffset Created, DateTimeOffset? Expires, DateTimeOffset? Revoked, bool Opens)
{
    public static TokenAnswer Of(TokenView view) => new(view.Id, view.Name, view.Role?.Name, view.By, view.Created, view.Expires, view.Revoked, view.Opens);
}

/// <summary>Who asks.</summary>
/// <param name="Id">Of the account or token.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsToken">A token rather than a person.</param>
/// <param name="Roles">That it has.</param>
/// <param name="Rights">That those give.</param>
internal sealed record MeAnswer(Guid Id, string Name, bool IsToken, IReadOnlyList<string> Roles, IReadOnlyList<Right> Rights)
{
    public static MeAnswer Of(Caller caller, Standing standing) => new(
        caller.Holder, standing.Name, caller.Stamp is null, [.. standing.Roles.Select(role => role.Name)], [.. standing.Roles.SelectMany(role => role.Rights).Distinct().Order()]);
}

/// <summary>Who did what.</summary>
/// <param name="Id">Permanent; in order of time.</param>
/// <param name="When">When.</param>
/// <param name="Who">Account or token.</param>
/// <param name="From">Address, or "command line".</param>
/// <param name="What">The use case: "create-catalog".</param>
/// <param name="Subject">Name of what it was done to.</param>
/// <param name="SubjectId">Id of that.</param>
/// <param name="Before">Settings before, as JSON without secrets.</param>
/// <param name="After">Settings after, as JSON without secrets.</param>
/// <param name="Outcome">"accepted", or why not.</param>
internal sealed record AuditAnswer(
    Guid Id, DateTimeOffset When, string Who, string From, string What, string Subject, Guid? SubjectId, string? Before, string? After, string Outcome)
{
    public static AuditAnswer Of(AuditEntry entry) => new(
        entry.Id, entry.When, entry.Who, entry.From, entry.What, entry.Subject, entry.SubjectId, entry.Before, entry.After, entry.Outcome);
}

/// <summary>What of ours exists on a host, or may.</summary>
/// <param name="Id">Rises.</param>
/// <param name="Kind">"disk", "vm", "staged", "folder".</param>
/// <param name="Host">Where it can be reached.</param>
/// <param name="Name">A path, or the stamp of a VM.</param>
/// <param name="IsTransient">Half-written, or on its way.</param>
/// <param name="State">Whether it exists.</param>
/// <param name="Since">Since when that is so.</param>
/// <param name="SubjectId">The machine or image it belongs to.</param>
/// <param name="Title">What people call that.</param>
/// <param name="RunId">The order that made it.</param>
internal sealed record LedgerAnswer(
    long Id, string Kind, string Host, string Name, bool IsTransient, Portal.Runs.ThingState State, DateTimeOffset Since, Guid SubjectId, string Title, Guid RunId)
{
    public static LedgerAnswer Of(LedgerView row) => new(row.Id, row.Kind, row.Host, row.Name, row.Transient, row.State, row.Since, row.Subject, row.Title, row.Run);
}
