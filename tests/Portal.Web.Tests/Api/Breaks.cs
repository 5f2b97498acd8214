using System.Text.Json.Nodes;

namespace Portal.Web.Tests.Api;

/// <summary>What of a newer OpenAPI document breaks a client of an older one.</summary>
internal static class Breaks
{
    private static readonly string[] Verbs = ["get", "post", "put", "patch", "delete"];

    /// <summary>A sentence each.</summary>
    public static IReadOnlyList<string> Between(JsonObject before, JsonObject after) => [.. OfOperations(before, after), .. OfSchemas(before, after)];

    /// <summary>"get /api/v1/runs", and what it says.</summary>
    public static IEnumerable<(string Name, JsonObject Operation)> Operations(JsonObject document) =>
        from path in document["paths"]?.AsObject() ?? []
        from verb in Verbs
        where path.Value![verb] is not null
        select ($"{verb} {path.Key}", path.Value![verb]!.AsObject());

    private static IEnumerable<string> OfOperations(JsonObject before, JsonObject after)
    {
        var now = Operations(after).ToDictionary(each => each.Name, each => each.Operation);
        foreach (var (name, old) in Operations(before))
        {
            if (!now.TryGetValue(name, out var operation))
            {
                yield return $"{name} is gone.";
                continue;
            }

            if ((string?)old["operationId"] != (string?)operation["operationId"]) yield return $"{name} has another name.";
            foreach (var status in old["responses"]!.AsObject().Where(each => operation["responses"]![each.Key] is null)) yield return $"{name} gives no {status.Key} any more.";
            var (were, are) = (Parameters(old), Parameters(operation));
            foreach (var gone in were.Keys.Except(are.Keys)) yield return $"{name} takes no {gone} any more.";
            foreach (var (parameter, needed) in are)
                if (needed && !(were.TryGetValue(parameter, out var wasNeeded) && wasNeeded)) yield return $"{name} needs {parameter} now.";
            if ((bool?)operation["requestBody"]?["required"] == true && (bool?)old["requestBody"]?["required"] != true) yield return $"{name} needs a body now.";
        }
    }

    private static IEnumerable<string> OfSchemas(JsonObject before, JsonObject after)
    {
        var sent = Operations(after).SelectMany(each => Texts(each.Operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"])).Select(each => each.Split('/')[^1]).ToHashSet();
        foreach (var (name, old) in before["components"]?["schemas"]?.AsObject() ?? [])
        {
            if (after["components"]?["schemas"]?[name] is not { } now)
            {
                yield return $"{name} is gone.";
                continue;
            }

            foreach (var (property, was) in old!["properties"]?.AsObject() ?? [])
            {
                if (now["properties"]?[property] is not { } there) yield return $"{name}.{property} is gone.";
                else if (KindOf(was!) != KindOf(there)) yield return $"{name}.{property} was {KindOf(was!)}, and is {KindOf(there)}.";
            }

            // What is sent may not need more; what is given may not hold less.
            if (sent.Contains(name))
                foreach (var needed in Texts(now["required"]).Except(Texts(old["required"]))) yield return $"{name}.{needed} is needed now.";
            else
                foreach (var loose in Texts(old["required"]).Except(Texts(now["required"]))) yield return $"{name}.{loose} may be missing now.";
            foreach (var word in Texts(old["x-extensible-enum"]).Except(Texts(now["x-extensible-enum"]))) yield return $"{name} knows no {word} any more.";
        }
    }

    private static Dictionary<string, bool> Parameters(JsonObject operation) =>
        (operation["parameters"]?.AsArray() ?? []).ToDictionary(each => $"{each!["in"]} parameter {each["name"]}", each => (bool?)each!["required"] == true);

    /// <summary>Type, format and what it refers to.</summary>
    private static string KindOf(JsonNode schema) =>
        $"{schema["type"]?.ToJsonString()}{schema["format"]?.ToJsonString()}{schema["$ref"]?.ToJsonString()}{schema["items"]?["type"]?.ToJsonString()}{schema["items"]?["$ref"]?.ToJsonString()}";

    private static IEnumerable<string> Texts(JsonNode? node) => node is JsonArray list ? list.Select(each => (string)each!) : node is null ? [] : [(string)node!];
}
