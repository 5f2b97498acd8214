using Portal.Domain.Machines;

namespace Portal.Data.Machines;

/// <summary>Finds machines that exist by what is typed of their name.</summary>
public sealed class MachineSearch(Dialect dialect)
{
    /// <summary>Characters from which on a part is looked for anywhere in the name; fewer are its beginning.</summary>
    public const int Anywhere = 3;

    /// <summary>Machines whose name has this in it, in whatever case; a query to go on with.</summary>
    /// <param name="db">Asked.</param>
    /// <param name="typed">Empty finds all. What no name can have finds none.</param>
    public IQueryable<Machine> Find(PortalDb db, string typed)
    {
        var part = typed.Trim().ToUpperInvariant();
        var machines = db.Machines.Where(machine => machine.HeldName != null);
        if (part.Length == 0) return machines;
        if (!part.All(sign => char.IsAsciiLetterUpper(sign) || char.IsAsciiDigit(sign) || sign == '-')) return machines.Where(_ => false);
        if (part.Length >= Anywhere) return dialect.Containing(db, part);

        // A range, not a pattern: an index serves it on every database.
        var past = part[..^1] + (char)(part[^1] + 1);
        return machines.Where(machine => machine.HeldName!.CompareTo(part) >= 0 && machine.HeldName.CompareTo(past) < 0);
    }
}
