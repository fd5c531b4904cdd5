# The demo realm: realm.json with demo.json laid over it. A client that only the demo has gets the
# portal client's scopes and mappers, so that its tokens carry the same claims.
.[0] as $realm
| .[1] as $demo
| $realm.clients[0] as $portal
| ($portal | {defaultClientScopes, optionalClientScopes, protocolMappers}) as $claims
| $realm * $demo
| .users = $realm.users + $demo.users
| .clients = [
    $demo.clients[]
    | . as $client
    | (($realm.clients[] | select(.clientId == $client.clientId)) // $claims) * $client
  ]
