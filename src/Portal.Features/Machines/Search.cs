using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Machines;
using Portal.Domain.Machines;
using Portal.Features.Connections;

namespace Portal.Features.Machines;

/// <summary>Ids of machines by what a person types. Asks in the order of likelihood, and stops as soon as there is enough.</summary>
internal sealed class Search(PortalDb db, MachineSearch names)
{
    /// <summary>What is looked for: trimmed, and of an account ("LAB\VDI-001$") the name.</summary>
    public static string NameOf(string typed)
    {
        var text = typed.Trim();
        text = text[(text.LastIndexOf('\\') + 1)..];
        return text.EndsWith('$') ? text[..^1] : text;
    }

    /// <summary>At most so many, best first.</summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(string text, int most, CancellationToken ct)
    {
        List<Guid> found = [];
        if (MacAddress.Parse(text) is { Number: var mac }) await AddAsync(db.Machines.Where(machine => machine.Mac == mac)).ConfigureAwait(false);
        await AddAsync(Beginning(text)).ConfigureAwait(false);
        if (found.Count < most && text.Length >= MachineSearch.Anywhere) await AddAsync(names.Find(db, text)).ConfigureAwait(false);
        if (found.Count < most) await AddAsync(await OnHostsAsync(text, ct).ConfigureAwait(false)).ConfigureAwait(false);
        return found;

        // Whichever come first, and those in order: to find the first of all in the alphabet, all that have a frequent part would be read.
        async Task AddAsync(IQueryable<Machine> machines)
        {
            if (found.Count == most) return;
            var more = await machines.Select(machine => new { machine.Id, machine.HeldName }).Take(most).ToListAsync(ct).ConfigureAwait(false);
            found.AddRange(more.OrderBy(machine => machine.HeldName, StringComparer.Ordinal).Select(machine => machine.Id).Except(found).Take(most - found.Count).ToList());
        }
    }

    private IQueryable<Machine> Beginning(string text)
    {
        var (first, past) = (text.ToUpperInvariant(), text.ToUpperInvariant() + '\uffff');
        return db.Machines.Where(machine => machine.HeldName!.CompareTo(first) >= 0 && machine.HeldName.CompareTo(past) < 0).OrderBy(machine => machine.HeldName);
    }

    /// <summary>Hosts are known by their gates: there are few of those.</summary>
    private async Task<IQueryable<Machine>> OnHostsAsync(string text, CancellationToken ct)
    {
        var gate = Limits.Host(text);
        var hosts = (await db.Gates.Where(row => row.Name.StartsWith(gate)).OrderBy(row => row.Name).Select(row => row.Name).Take(FindMachines.Most).ToListAsync(ct).ConfigureAwait(false))
            .ConvertAll(name => name[Limits.Host("").Length..]);
        return db.Machines.Where(machine => machine.HeldName != null).OnHosts(hosts);
    }
}
