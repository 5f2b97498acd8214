using Microsoft.AspNetCore.Identity;

namespace Portal.Data.Access;

/// <summary>Somebody who signs in with a name and a password. What they may do is in their grants.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Light or dark; null is as the browser says.</summary>
    public string? Appearance { get; set; }
}
