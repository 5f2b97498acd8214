namespace Portal.Features.Access;

/// <summary>Somebody who was recognised: by a cookie or a token. What he may do is looked up anew each time.</summary>
/// <param name="Holder">Id of the account or token.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="From">Address.</param>
/// <param name="Stamp">Of the account when it signed in: another one now ends what was begun with the old. Null for a token.</param>
public sealed record Caller(Guid Holder, string Name, string From, string? Stamp);
