using Microsoft.AspNetCore.Identity;
using Portal.Data.Access;
using Portal.Domain;
using Portal.Features;
using Portal.Features.Access;

namespace Portal.Web.Access;

/// <summary>Lets people in by name and password, and out again.</summary>
internal sealed class SignIn(SignInManager<Account> manager, NoteSignIn notes)
{
    // One sentence for an unknown name and a wrong password: a stranger learns nothing.
    private const string Wrong = "The name or the password is wrong. After five wrong passwords an account is locked for 15 minutes.";
    private const string Locked = "This account is locked. It opens by itself 15 minutes after the fifth wrong password, or when an administrator unlocks it.";

    // What a name that nobody has is checked against, so that the answer takes as long as for one that somebody has.
    private static readonly string Nobody = new PasswordHasher<Account>().HashPassword(new(), Guid.NewGuid().ToString());

    /// <summary>Signs somebody in with a cookie.</summary>
    /// <returns>Null when he is in; else why not.</returns>
    public async Task<string?> InAsync(string name, string password, HttpContext context)
    {
        var who = new Who(name, Callers.AddressOf(context));
        var account = name.Length is > 0 and <= 64 ? await manager.UserManager.FindByNameAsync(name) : null;
        if (account is null)
        {
            manager.UserManager.PasswordHasher.VerifyHashedPassword(new(), Nobody, password);
            return await RefuseAsync(who, Wrong, context);
        }

        var result = await manager.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!result.Succeeded) return await RefuseAsync(who, result.IsLockedOut ? Locked : Wrong, context);
        await InAsync(account, context);
        return null;
    }

    /// <summary>Signs an account in that has just been made.</summary>
    public async Task InAsync(Guid account, HttpContext context)
    {
        if (await manager.UserManager.FindByIdAsync(account.ToString()) is { } found) await InAsync(found, context);
    }

    /// <summary>Signs whoever asks out.</summary>
    public async Task OutAsync(HttpContext context)
    {
        if (Callers.Of(context) is { } caller) await notes.OutAsync(new(caller.Name, caller.From), caller.Holder, context.RequestAborted);
        await manager.SignOutAsync();
    }

    /// <summary>An address of ours to go back to; the first page for anything else.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl) ? address : "/";

    private async Task InAsync(Account account, HttpContext context)
    {
        await manager.SignInAsync(account, isPersistent: false);
        await notes.InAsync(new(account.UserName!, Callers.AddressOf(context)), account.Id, context.RequestAborted);
    }

    private async Task<string> RefuseAsync(Who who, string why, HttpContext context)
    {
        await notes.RefusedAsync(who, Verdict.No("name", who.Name, why, "Try again, or ask an administrator."), context.RequestAborted);
        return why;
    }
}
