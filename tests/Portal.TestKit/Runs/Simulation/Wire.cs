namespace Portal.TestKit.Runs.Simulation;

/// <summary>A call on its way from a process to a journal or a host.</summary>
/// <param name="Number">1 for the first call of all.</param>
/// <param name="From">Who called.</param>
/// <param name="What">"commit", "rename": the word for what is asked.</param>
public sealed record Call(int Number, SimulatedProcess From, string What);

/// <summary>What becomes of a call.</summary>
/// <param name="Mishap">What goes wrong.</param>
/// <param name="There">How long it travels; whoever sent it may be dead by then.</param>
/// <param name="Back">How long the answer travels.</param>
public sealed record Passage(Mishap Mishap = Mishap.None, TimeSpan There = default, TimeSpan Back = default);

/// <summary>What goes wrong with a call.</summary>
public enum Mishap
{
    None = 0,

    /// <summary>The caller dies before the call leaves.</summary>
    DeathBefore = 1,

    /// <summary>The caller dies before the answer arrives; what was asked is done.</summary>
    DeathAfter = 2,

    /// <summary>The caller gets an error, and nothing was done.</summary>
    LostThere = 3,

    /// <summary>The caller gets an error, though what was asked is done.</summary>
    LostBack = 4,
}

/// <summary>All calls of all processes go through here, so that a test can slow them, lose them, and let the caller die before and after each.</summary>
public sealed class Wire(World world)
{
    /// <summary>Calls so far.</summary>
    public int Calls { get; private set; }

    /// <summary>What becomes of each call; unless told, it arrives at once.</summary>
    public Func<Call, Passage>? Passage { get; set; }

    /// <summary>Called whenever a call has done what it asks.</summary>
    public Action<Call>? OnArrival { get; set; }

    public Task<T> CallAsync<T>(SimulatedProcess from, string what, Func<Task<T>> effect)
    {
        var answer = new TaskCompletionSource<T>();
        if (from.IsDead) return answer.Task; // its last breath: nothing that it does now leaves it

        var call = new Call(++Calls, from, what);
        var passage = Passage?.Invoke(call) ?? new();
        if (passage.Mishap == Mishap.DeathBefore) from.Die();
        else world.After(passage.There, () => Arrive(call, passage, effect, answer));
        return answer.Task;
    }

    private void Arrive<T>(Call call, Passage passage, Func<Task<T>> effect, TaskCompletionSource<T> answer)
    {
        if (passage.Mishap == Mishap.LostThere)
        {
            answer.SetException(new IOException($"{call.What}: the way there is cut."));
            return;
        }

        Action give;
        try
        {
            var result = World.Await(effect);
            give = () => answer.SetResult(result);
        }
#pragma warning disable CA1031 // the caller's business
        catch (Exception refusal)
#pragma warning restore CA1031
        {
            give = () => answer.SetException(refusal);
        }

        OnArrival?.Invoke(call);
        if (passage.Mishap == Mishap.LostBack) give = () => answer.SetException(new IOException($"{call.What}: the answer was lost."));
        if (passage.Mishap == Mishap.DeathAfter) call.From.Die();
        else world.After(passage.Back, give);
    }
}
